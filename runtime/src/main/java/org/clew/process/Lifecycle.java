package org.clew.process;

/**
 * The state of a process as people know it. Pausing is orthogonal, see {@link ProcessState#paused()}.
 *
 * <p>Unborn leads to Created. Created leads to Running, Waiting or an end. Running and Waiting lead to each other, to
 * themselves or to an end. Finished, Excepted and Killed are ends. {@link Transitions} has every way.
 */
public sealed interface Lifecycle {
  /** The journal is empty. */
  record Unborn() implements Lifecycle {}

  /** It exists, and nothing has been done for it. */
  record Created() implements Lifecycle {}

  /** Something is being done for it, or can be done at once. */
  record Running() implements Lifecycle {}

  /** It can go on when children, a job or a moment in time let it. */
  record Waiting() implements Lifecycle {}

  /** Ended by itself: 0, or an exit code above it with its message. */
  record Finished(int exitStatus, String message) implements Lifecycle {}

  /** Ended by an exception, of which this is the headline. */
  record Excepted(String exception) implements Lifecycle {}

  /** Ended by its user or its caller. */
  record Killed(String message) implements Lifecycle {}

  Lifecycle UNBORN = new Unborn();
  Lifecycle CREATED = new Created();
  Lifecycle RUNNING = new Running();
  Lifecycle WAITING = new Waiting();

  default boolean isTerminal() {
    return switch (this) {
      case Unborn(), Created(), Running(), Waiting() -> false;
      case Finished _, Excepted _, Killed _ -> true;
    };
  }

  /** Lower-case name as stored and shown. */
  default String durable() {
    return switch (this) {
      case Unborn() -> "unborn";
      case Created() -> "created";
      case Running() -> "running";
      case Waiting() -> "waiting";
      case Finished _ -> "finished";
      case Excepted _ -> "excepted";
      case Killed _ -> "killed";
    };
  }
}
