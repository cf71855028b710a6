package org.clew.workchain;

import java.util.Map;
import java.util.Objects;
import org.clew.data.Data;
import org.clew.spec.ExitCode;

/**
 * Finished with an exit code other than 0. Only the parser of a calculation job may give the code 0 so, to overrule its
 * scheduler.
 *
 * @param outputs by label, what was made before the failure; may lack required ones
 */
public record Failed<O>(ExitCode code, Map<String, Data> outputs) implements NotOk<O> {
  public Failed {
    Objects.requireNonNull(code, "code");
    outputs = Map.copyOf(outputs);
  }

  public Failed(ExitCode code) {
    this(code, Map.of());
  }
}
