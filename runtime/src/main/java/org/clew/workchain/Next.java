package org.clew.workchain;

import java.util.List;
import org.clew.spec.ExitCode;

/** What a step says about how to go on; see {@link StepReturn} for everything a step may return. */
public sealed interface Next {
  /** Go on with the next step. */
  record Proceed() implements Next {}

  /** Go on when these have ended, in whatever way. */
  record Awaiting(List<Child<?>> children) implements Next {
    public Awaiting {
      children = List.copyOf(children);
    }
  }

  /** Leave the outline; the status is above 0. */
  record Exit(ExitCode code) implements Next {}
}
