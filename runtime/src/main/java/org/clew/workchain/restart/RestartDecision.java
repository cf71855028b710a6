package org.clew.workchain.restart;

import org.clew.spec.ExitCode;

/** How a restart work chain goes on after an iteration. */
public sealed interface RestartDecision {
  /** The work is done: leave the loop. */
  record Done() implements RestartDecision {}

  /** Run the process again. */
  record Restart() implements RestartDecision {}

  /** End with this code. */
  record Abort(ExitCode code) implements RestartDecision {}

  /** Ask a person; {@code play} runs the process again. */
  record Pause(Reason reason, Count count) implements RestartDecision {}

  /** Why a person is asked. */
  enum Reason { UNHANDLED, UNHANDLED_TWICE, MAXIMUM_ITERATIONS }

  /** What becomes of the number of iterations. */
  enum Count { GOES_ON, BEGINS_ANEW }
}
