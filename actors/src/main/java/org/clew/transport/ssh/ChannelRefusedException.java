package org.clew.transport.ssh;

import org.clew.transport.TransportException;

/** The computer has no room for one more channel in this connection (MaxSessions of sshd); nothing was done. */
final class ChannelRefusedException extends TransportException {
  private static final long serialVersionUID = 1L;

  ChannelRefusedException(Throwable cause) {
    super(Kind.COMMAND, "the computer refuses one more channel in the connection; set max_io_allowed to its MaxSessions or less",
        cause);
  }
}
