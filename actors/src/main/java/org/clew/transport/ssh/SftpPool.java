package org.clew.transport.ssh;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpException;

/** Channels for file operations in one connection, kept for the next operation; one operation has one channel for itself. */
final class SftpPool {
  /** With the channels in use, no more than sshd's usual ten. */
  private static final int KEPT = 2;

  private final MinaConnection connection;
  private final Deque<SftpClient> kept = new ArrayDeque<>();
  private int most = KEPT;

  /** What is done with a channel. */
  @FunctionalInterface
  interface Use<T> {
    T with(SftpClient sftp) throws IOException;
  }

  SftpPool(MinaConnection connection) {
    this.connection = connection;
  }

  <T> T use(Use<T> use) throws IOException {
    var sftp = take();
    try {
      var result = use.with(sftp);
      keep(sftp);
      return result;
    } catch (SftpException e) {
      keep(sftp);
      throw e;
    } catch (IOException e) {
      MinaConnection.quietly(sftp);
      throw connection.failure(e);
    } catch (RuntimeException e) {
      MinaConnection.quietly(sftp);
      throw e;
    }
  }

  private SftpClient take() throws IOException {
    synchronized (kept) {
      while (!kept.isEmpty()) {
        var sftp = kept.pop();
        if (sftp.isOpen() && !sftp.isClosing()) return sftp;
      }
    }
    if (!connection.isAlive()) throw connection.notStarted(null);
    try {
      return SftpClientFactory.instance().createSftpClient(connection.session());
    } catch (IOException | RuntimeException e) {
      if (e instanceof InterruptedIOException) throw e;
      if (MinaTrouble.isRefusedChannel(e)) throw new ChannelRefusedException(e);
      if (!connection.isAlive()) throw connection.notStarted(e);
      throw new NoSftpException(e);
    }
  }

  private void keep(SftpClient sftp) {
    synchronized (kept) {
      if (kept.size() < most && sftp.isOpen()) {
        kept.push(sftp);
        return;
      }
    }
    MinaConnection.quietly(sftp);
  }

  /** Closes what is only kept, and keeps less from now on; whether there was something. */
  boolean trim() {
    synchronized (kept) {
      if (kept.isEmpty()) return false;
      most = Math.max(0, most - 1);
      while (!kept.isEmpty()) MinaConnection.quietly(kept.pop());
      return true;
    }
  }
}
