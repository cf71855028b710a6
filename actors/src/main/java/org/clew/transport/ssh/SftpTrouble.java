package org.clew.transport.ssh;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.clew.transport.TransportException;

/** Answers of an SFTP server that are no success. */
final class SftpTrouble {
  private SftpTrouble() {}

  static IOException of(String path, SftpException e) {
    return switch (e.getStatus()) {
      case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH -> caused(new NoSuchFileException(path), e);
      case SftpConstants.SSH_FX_PERMISSION_DENIED -> caused(new AccessDeniedException(path, null, "permission denied"), e);
      default -> new TransportException(path + ": " + e.getMessage(), e);
    };
  }

  private static IOException caused(IOException told, SftpException e) {
    told.initCause(e);
    return told;
  }
}
