package org.clew.workchain.restart;

import java.util.Objects;
import org.clew.spec.ExitCode;

/**
 * What a handler found out. No report at all (null) means that the handler has nothing to say.
 *
 * @param doBreak whether no further handler is asked
 * @param exitCode success: run the process again; any other: end the work chain with it
 */
public record ProcessHandlerReport(boolean doBreak, ExitCode exitCode) {
  public ProcessHandlerReport {
    Objects.requireNonNull(exitCode, "exitCode");
  }

  /** Run it again, when the other handlers have been asked. */
  public ProcessHandlerReport() {
    this(false, ExitCode.SUCCESS);
  }

  /** Run it again. */
  public ProcessHandlerReport(boolean doBreak) {
    this(doBreak, ExitCode.SUCCESS);
  }
}
