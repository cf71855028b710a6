package org.clew.checkpoint;

/** A checkpoint cannot be saved or loaded; the message names the process, what is wrong and the remedy. */
public final class PersistenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PersistenceException(String message) {
    super(message);
  }

  PersistenceException(String message, Throwable cause) {
    super(message, cause);
  }
}
