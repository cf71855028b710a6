package org.clew.process;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What may be asked of a process. Control comes from people; the rest is told by the engine. */
public sealed interface ProcessCommand {

  /** Typed messages of people: the one control interface. Idempotent. */
  sealed interface Control extends ProcessCommand {}

  /** Stop doing new work after the step that runs now; {@code message} becomes the status. */
  record Pause(String message) implements Control {}

  /** End a pause, or the wish for one. */
  record Play() implements Control {}

  /** End the process, its job and all its descendants. */
  record Kill(String message, KillMode mode) implements Control {}

  /** End the job of a calculation job, keep the process and what the job has made so far; ends a pause. */
  record Stop(String message, JobStop.Then then, JobStop.Verdict verdict) implements Control {}

  /** Do a phase of a calculation job again, from its first try; ends a pause. */
  record Retry(JobPhase phase) implements Control {}

  /**
   * Go on from an earlier step, with the context as it was before that step; ends a pause. Outputs and children stay.
   *
   * @param sequenceNr of the checkpoint that the context is from
   * @param stepsDone how many steps the process had done when this was decided; refused when it has gone on since
   */
  record StepBack(String step, long sequenceNr, Map<String, Object> context, long stepsDone) implements Control {}

  /**
   * Go on with other code, and at another step if {@code cursor} is not null; ends what blocked the process, not a pause.
   *
   * @param version as in {@link Birth#version()}
   * @param from the cursor for which this was decided; with a new one refused when the process has gone on since
   */
  record Migrate(Map<String, Object> version, String fingerprint, String cursor, String from) implements Control {}

  /** The deadline of the job may have passed. */
  record DeadlinePassed() implements ProcessCommand {}

  /** The runner did what the agenda asked. The actor drops results of work that it did not start itself. */
  record WorkDone(List<ProcessEvent> events) implements ProcessCommand {}

  /** The running work wants these events durable before it goes on (long function, blocking child, long step). */
  record WorkProgress(List<ProcessEvent> events) implements ProcessCommand {}

  /** A child has ended; it may say so more than once. */
  record ChildTold(UUID child, Outcome outcome) implements ProcessCommand {}

  /** Nothing is being done for this process at the moment: conclude what was waiting for that (a pause, a kill). */
  record Settle(Descendants descendants) implements ProcessCommand {
    /** Whether all open children have the kill intent durable, as far as the process was able to tell them. */
    public enum Descendants { TOLD, UNTOLD }
  }

  /** The scheduler refused to cancel the job. */
  record CancelFailed(String reason) implements ProcessCommand {}

  /** The definition can be loaded (again). */
  record Unblock() implements ProcessCommand {}
}
