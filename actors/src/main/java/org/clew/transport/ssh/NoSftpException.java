package org.clew.transport.ssh;

import org.clew.transport.TransportException;

/** The computer offers no SFTP, or a profile that prints something breaks it; commands may work all the same. */
final class NoSftpException extends TransportException {
  private static final long serialVersionUID = 1L;

  NoSftpException(Throwable cause) {
    super(Kind.COMMAND, "the computer gives no access to files by SFTP: " + MinaTrouble.reason(cause), cause);
  }
}
