package org.clew.definition;

/** No definition has this name here; the message is one sentence for people with the nearest known name. */
public final class UnknownProcessException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownProcessException(String message) {
    super(message);
  }
}
