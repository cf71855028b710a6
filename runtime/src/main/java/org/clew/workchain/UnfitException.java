package org.clew.workchain;

/** What a process began with, or has kept in its context, is not what its code takes today; a sentence with the remedy. */
final class UnfitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfitException(String message, Throwable cause) {
    super(message, cause);
  }
}
