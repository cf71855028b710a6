package org.clew.function;

/** A called function excepted or was killed, and only the text of it is known here: it ran elsewhere, or before a crash. */
public final class FunctionFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FunctionFailedException(String message) {
    super(message);
  }
}
