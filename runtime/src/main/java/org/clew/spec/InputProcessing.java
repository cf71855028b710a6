package org.clew.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * From given inputs to the inputs of a process, in three steps: raw values become data, defaults are filled in, everything is
 * validated. The given mapping is not changed, and all errors of all steps are told together.
 */
public final class InputProcessing {
  private InputProcessing() {}

  /** Processes the inputs of a top namespace; nested namespaces may be given as mappings or as records. */
  public static Processed process(PortNamespace inputs, Map<String, ?> given) {
    List<ValidationError> errors = new ArrayList<>(0);
    var values = new InputFilling(errors).fill(inputs, given, inputs.name(), PortStorage.NODE);
    new InputValidation(errors, inputs).validate(inputs, values, inputs.name(), PortStorage.NODE);
    return errors.isEmpty() ? new Processed.Valid(values) : new Processed.Invalid(errors);
  }
}
