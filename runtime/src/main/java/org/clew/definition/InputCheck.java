package org.clew.definition;

import java.util.List;
import java.util.Map;
import org.clew.spec.ValidationError;

/** Judges inputs by what is configured around the process, such as its computer, once the spec has found them valid. */
@FunctionalInterface
public interface InputCheck {
  InputCheck NONE = (_, _) -> List.of();

  /**
   * Problems with full paths, such as {@code inputs.metadata.computer}; may block.
   *
   * @param values processed inputs, nested by port name
   */
  List<ValidationError> problems(Definition definition, Map<String, Object> values);
}
