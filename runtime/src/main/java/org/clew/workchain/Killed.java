package org.clew.workchain;

import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;

/** Ended by its user or caller; carries code 302, as a killed process has no exit status. */
public record Killed<O>(String message) implements NotOk<O> {
  @Override
  public ExitCode code() {
    return EngineExitCodes.ERROR_SUB_PROCESS_KILLED;
  }
}
