package org.clew.workchain;

import org.clew.spec.ExitCode;

/** Any ending but success; the code is one that a parent may end with itself. */
public sealed interface NotOk<O> extends Result<O> permits Failed, Excepted, Killed {
  ExitCode code();
}
