package org.clew.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clew.data.Value;

/**
 * What happened to a process; the journal holds nothing else.
 *
 * <p>Every subtype has a durable name in the registry of the persistence module. A new component must be optional (null or empty
 * when it is absent); a changed meaning is a new version.
 */
public sealed interface ProcessEvent permits JobEvent, ProcessEvent.Created, ProcessEvent.StepStarted, ProcessEvent.StepDone,
    ProcessEvent.Called, ProcessEvent.ChildStarted, ProcessEvent.ChildEnded, ProcessEvent.PauseRequested, ProcessEvent.Paused,
    ProcessEvent.Played, ProcessEvent.KillRequested, ProcessEvent.KillRefused, ProcessEvent.Finished, ProcessEvent.Excepted,
    ProcessEvent.Killed, ProcessEvent.Cached, ProcessEvent.CacheMissed, ProcessEvent.Blocked, ProcessEvent.Unblocked,
    ProcessEvent.OutlineChanged, ProcessEvent.Forked, ProcessEvent.SteppedBack, ProcessEvent.Migrated {

  Instant at();

  /** The first event of every journal. */
  record Created(Birth birth) implements ProcessEvent {
    @Override public Instant at() {
      return birth.at();
    }
  }

  /** A step has been running for long enough that people should see it; short steps never write this. */
  record StepStarted(Instant at, String step) implements ProcessEvent {}

  /**
   * A step is done, all of it: the transaction of a work chain.
   *
   * @param step path of the step
   * @param context changed top-level keys of the context, plain
   * @param removed top-level keys that are gone
   * @param outputs new outputs by link label
   * @param calls calcfunctions that ran in the step
   * @param children processes to start now, in order of submission
   * @param awaits children that must have ended before the next step
   * @param status new status text, or null to leave it
   * @param cursor where to go on, see {@code org.clew.outline.Cursor}
   * @param attributes new attributes of the process node, plain
   * @param pause what people are told while the process is paused after this step, or null when it is not
   */
  record StepDone(Instant at, String step, Map<String, Object> context, Set<String> removed, Map<String, Value> outputs,
      List<Call> calls, List<Birth> children, List<UUID> awaits, List<Report> reports, String status, String cursor,
      Map<String, Object> attributes, String pause) implements ProcessEvent {
    public StepDone(Instant at, String step, Map<String, Object> context, Set<String> removed, Map<String, Value> outputs,
        List<Call> calls, List<Birth> children, List<UUID> awaits, List<Report> reports, String status, String cursor) {
      this(at, step, context, removed, outputs, calls, children, awaits, reports, status, cursor, Map.of(), null);
    }
  }

  /** A long calcfunction inside a step that is still running; reused if the step has to run again. */
  record Called(Instant at, Call call) implements ProcessEvent {}

  /** A child that a workfunction (or a step) waits for in place. */
  record ChildStarted(Instant at, Birth child) implements ProcessEvent {}

  /**
   * A child has told its end, from which its outputs and exit code are known here.
   *
   * @param status which children are still waited for, as people see it; null when nothing is to be shown anew
   */
  record ChildEnded(Instant at, UUID child, Outcome outcome, String status) implements ProcessEvent {
    public ChildEnded(Instant at, UUID child, Outcome outcome) {
      this(at, child, outcome, null);
    }
  }

  /** People want a pause; it comes after what runs now. {@code message} becomes the status. */
  record PauseRequested(Instant at, String message) implements ProcessEvent {}

  /** Nothing is under way any more: the pause has taken effect. */
  record Paused(Instant at, String message) implements ProcessEvent {}

  /** Goes on; {@code status} is the text that people saw before the pause, or null. */
  record Played(Instant at, String status) implements ProcessEvent {
    public Played(Instant at) {
      this(at, null);
    }
  }

  /** The intent of a kill. The end comes as {@link Killed}, when job and children are taken care of. */
  record KillRequested(Instant at, String message, KillMode mode) implements ProcessEvent {}

  /** The scheduler job could not be cancelled; the process lives on. */
  record KillRefused(Instant at, String reason) implements ProcessEvent {}

  /** Ended by itself; {@code outputs} are those not yet attached by a step. */
  record Finished(Instant at, int exitStatus, String exitMessage, Map<String, Value> outputs, List<Report> reports)
      implements ProcessEvent {}

  /** Ended by an exception of user, plugin or engine code; {@code trace} goes to the log of the node. */
  record Excepted(Instant at, String exception, String trace) implements ProcessEvent {}

  /** Ended by its user or caller; {@code warning} names a job that may have been left behind, or is null. */
  record Killed(Instant at, String message, String warning) implements ProcessEvent {}

  /**
   * A calculation that ended without being done: another one has computed the same.
   *
   * @param source that calculation
   * @param outputs new nodes with the content and the labels of its outputs
   */
  record Cached(Instant at, UUID source, int exitStatus, String exitMessage, Map<String, Value> outputs)
      implements ProcessEvent {}

  /** A calculation was looked for in the cache in vain and is done; {@code reason} is a sentence for people. */
  record CacheMissed(Instant at, String reason) implements ProcessEvent {}

  /** Cannot go on until something outside changes (class missing, cursor unknown); not an ending. */
  record Blocked(Instant at, String reason) implements ProcessEvent {}

  /** What blocked it is looked at anew. */
  record Unblocked(Instant at) implements ProcessEvent {}

  /** The definition was edited and the cursor was found in the new outline. */
  record OutlineChanged(Instant at, String from, String to, String cursor) implements ProcessEvent {}

  /**
   * The process goes on from a checkpoint of another one; written together with its {@link Created}. Holds all that was taken
   * over, so that nothing has to be asked of the other process again.
   *
   * @param source the other process
   * @param sequenceNr its last event that counts here
   * @param chain what was taken over; children that the source called have it as their parent
   */
  record Forked(Instant at, UUID source, long sequenceNr, ChainProgress chain) implements ProcessEvent {}

  /**
   * People want the process to go on from an earlier step.
   *
   * @param step path of the step that is next
   * @param sequenceNr of the event after which the context was as it is again
   * @param context all of it, plain
   */
  record SteppedBack(Instant at, String step, long sequenceNr, Map<String, Object> context) implements ProcessEvent {}

  /**
   * People want the process to go on with other code.
   *
   * @param version what runs from now on, as in {@link Birth#version()}
   * @param fingerprint of its outline, null when the kind has none
   * @param cursor where to go on, null to leave it
   */
  record Migrated(Instant at, Map<String, Object> version, String fingerprint, String cursor) implements ProcessEvent {}
}
