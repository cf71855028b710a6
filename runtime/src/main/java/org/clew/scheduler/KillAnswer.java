package org.clew.scheduler;

/** What a kill command answered. */
public sealed interface KillAnswer {
  /** Nothing of the job is left, or it never came to be and never will. */
  record Gone(String detail) implements KillAnswer {}

  record Alive(String reason) implements KillAnswer {}
}
