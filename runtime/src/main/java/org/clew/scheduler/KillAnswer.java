package org.clew.scheduler;

/** What a kill command answered. */
public sealed interface KillAnswer {
  /** Nothing of the job is left, or it never came to be and never will. */
  record Gone(String detail) implements KillAnswer {}

  /** The job is there, or that cannot be told; {@code reason} is a sentence for people. */
  record Alive(String reason) implements KillAnswer {}
}
