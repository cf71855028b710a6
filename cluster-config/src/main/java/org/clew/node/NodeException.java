package org.clew.node;

/**
 * The engine of a home cannot be started, stopped or reached; the message names the cause and the remedy and is fit for a user.
 */
public final class NodeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NodeException(String message) {
    super(message);
  }

  NodeException(String message, Throwable cause) {
    super(message, cause);
  }
}
