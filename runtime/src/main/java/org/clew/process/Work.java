package org.clew.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** What has to be done for a process now; see {@link Agenda}. */
public sealed interface Work {

  /** One sentence for people. */
  default String sentence() {
    return switch (this) {
      case Steps() -> "Its next step is running or about to run.";
      case Function() -> "Its function is running.";
      case Children(var open) -> "It waits for " + open.size() + (open.size() == 1 ? " child." : " children.");
      case Job(var phase) -> "Its job is " + phase.durable() + ".";
      case JobLater(var phase, var due, _) -> "It tries again at " + due + ": " + phase.durable() + ".";
      case Killing(var job, var children) ->
          "It is being killed" + (job == Killing.JobToCancel.CANCEL ? "; its job is being cancelled" : "")
          + (children.isEmpty() ? "." : "; " + children.size() + " children have not ended.");
      case Rest(var why) -> why;
      case Ended() -> "It has ended.";
    };
  }

  /** Run the outline from the cursor until something outside is needed. */
  record Steps() implements Work {}

  /** Run the body of a function from its beginning. */
  record Function() implements Work {}

  /** Make sure the children exist, and wait until each has told how it ended. */
  record Children(Set<UUID> open) implements Work {}

  /** Do a phase of the job. */
  record Job(JobPhase phase) implements Work {}

  /**
   * Wait, then do a phase again; the due time survives a restart.
   *
   * @param longest not longer than this, whatever has become of the clock since
   */
  record JobLater(JobPhase phase, Instant due, Duration longest) implements Work {}

  /** Stop what runs, cancel the job if asked, tell the open children; then {@link ProcessCommand.Settle}. */
  record Killing(JobToCancel job, Set<UUID> openChildren) implements Work {
    public enum JobToCancel { NONE, CANCEL }
  }

  /** Nothing to do until a command arrives; {@code why} is a sentence for people. */
  record Rest(String why) implements Work {}

  /** Over: tell the caller until it has heard. */
  record Ended() implements Work {}
}
