package org.clew.function;

import java.util.Objects;
import org.clew.spec.ExitCode;

/**
 * Ends a function with an exit code where its return type has no place for one.
 *
 * <p>Thrown by a body, it ends that function. A caller gets it from a function that ended so; a workfunction that does not catch
 * it ends with the same code.
 */
public final class FunctionExit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ExitCode code;

  public FunctionExit(ExitCode code) {
    super("exit code " + code.status() + (code.label().isEmpty() ? "" : " " + code.label()) + ": " + code.message(), null, false,
        false);
    this.code = Objects.requireNonNull(code, "code");
  }

  public ExitCode code() {
    return code;
  }
}
