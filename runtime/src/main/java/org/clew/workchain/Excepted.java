package org.clew.workchain;

import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;

/** Ended by an exception of its own code; carries code 301, as an excepted process has no exit status. */
public record Excepted<O>(String exception) implements NotOk<O> {
  @Override
  public ExitCode code() {
    return EngineExitCodes.ERROR_SUB_PROCESS_EXCEPTED;
  }
}
