package org.clew.process;

/**
 * The decision to end a job before its end, and what becomes of what it has made so far.
 *
 * @param message why, for people; stands in the exit message
 */
public record JobStop(Cause cause, String message, Then then, Verdict verdict) {

  /** Who decided. */
  public enum Cause { MONITOR, PERSON, DEADLINE }

  /** What is done once the job is cancelled; each does also what is named before it. */
  public enum Then { FINISH, RETRIEVE, PARSE }

  /** Whose exit code counts in the end. */
  public enum Verdict { STOP, PARSER }

  /** One line for people. */
  public String text() {
    return "Stopping the job" + (message == null || message.isBlank() ? "" : ": " + message);
  }
}
