package org.clew.job;

/** Code or inputs of the user are at fault: the process excepts, and no other try is made. */
final class DefinitionException extends Exception {
  private static final long serialVersionUID = 1L;

  DefinitionException(Throwable cause) {
    super(cause);
  }

  DefinitionException(String message) {
    super(message);
  }

  /** What the user's code threw, or this. */
  Throwable origin() {
    return getCause() == null ? this : getCause();
  }
}
