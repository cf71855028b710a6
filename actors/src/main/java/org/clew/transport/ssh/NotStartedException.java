package org.clew.transport.ssh;

import org.clew.transport.TransportException;

/** The connection was broken before anything was asked of the computer; it can be asked again. */
final class NotStartedException extends TransportException {
  private static final long serialVersionUID = 1L;

  NotStartedException(String message, Throwable cause) {
    super(Kind.UNREACHABLE, message, cause);
  }
}
