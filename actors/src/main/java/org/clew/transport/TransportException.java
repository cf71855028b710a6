package org.clew.transport;

import java.io.IOException;

/** The computer could not be reached, did not let us in, or did not answer in time; the message names command or file. */
public class TransportException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What kind of trouble it is, as that decides what happens next. */
  public enum Kind {
    /** No connection can be made, or it broke: the computer waits for all its jobs, and is tried again by itself. */
    UNREACHABLE,
    /** The computer does not let us in: nothing is tried again before somebody has done something. */
    AUTHENTICATION,
    /** The computer is not the one that is known, or not known at all: as {@link #AUTHENTICATION}. */
    HOST_KEY,
    /** One command or transfer failed or took too long; others may work. */
    COMMAND
  }

  private final Kind kind;

  public TransportException(String message) {
    this(Kind.COMMAND, message, null);
  }

  public TransportException(String message, Throwable cause) {
    this(Kind.COMMAND, message, cause);
  }

  public TransportException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
