package org.clew.transport;

import java.io.IOException;

/** The computer could not be reached, or did not answer in time; the message names command or file. */
public class TransportException extends IOException {
  private static final long serialVersionUID = 1L;

  public TransportException(String message) {
    super(message);
  }

  public TransportException(String message, Throwable cause) {
    super(message, cause);
  }
}
