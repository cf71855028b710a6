package org.clew.launch;

/** What was asked of a process cannot be done; the message is for people and names the remedy. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
