package org.clew.transport.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.OptionalInt;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.session.ConnectionService;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;

/** A session of the client inside this program. */
final class MinaConnection implements Connection {
  private final ClientSession session;
  private final String shown;
  private final Duration timeout;
  private final SftpPool sftp;

  MinaConnection(ClientSession session, String shown, Duration timeout) {
    this.session = session;
    this.shown = shown;
    this.timeout = timeout;
    this.sftp = new SftpPool(this);
  }

  ClientSession session() {
    return session;
  }

  SftpPool sftp() {
    return sftp;
  }

  @Override
  public Running start(String line) throws IOException {
    if (!isAlive()) throw notStarted(null);
    var command = new MinaCommand(line);
    try {
      session.getService(ConnectionService.class).registerChannel(command);
      command.open().verify(timeout);
      return command;
    } catch (IOException | RuntimeException e) {
      command.close();
      if (MinaTrouble.isRefusedChannel(e)) throw new ChannelRefusedException(e);
      if (e instanceof InterruptedIOException) throw e;
      close();
      throw command.isSent() ? lost(e) : notStarted(e);
    }
  }

  /** Why an operation failed whose channel broke, though the connection may seem to live still. */
  IOException failure(IOException e) {
    return e instanceof InterruptedIOException || e instanceof FileSystemException || e instanceof TransportException ? e
        : lost(e);
  }

  private TransportException lost(Throwable e) {
    return new TransportException(Kind.UNREACHABLE, "the connection to " + shown + " broke"
        + (e == null ? "" : ": " + MinaTrouble.reason(e)), e);
  }

  NotStartedException notStarted(Throwable e) {
    return new NotStartedException("the connection to " + shown + " is broken"
        + (e == null ? "" : ": " + MinaTrouble.reason(e)), e);
  }

  @Override
  public IOException unstarted(OptionalInt exit, String stderr) {
    return exit.isEmpty() && !isAlive() ? lost(null)
        : new TransportException(stderr.isBlank() ? "the shell there ended before it" : stderr.strip());
  }

  @Override
  public boolean isAlive() {
    return session.isOpen() && !session.isClosing();
  }

  @Override
  public boolean trim() {
    return sftp.trim();
  }

  @Override
  public void onEnd(Runnable action) {
    session.addCloseFutureListener(_ -> action.run());
  }

  @Override
  public void close() {
    session.close(true);
  }

  static void quietly(Closeable thing) {
    try {
      thing.close();
    } catch (IOException _) {
      return;
    }
  }
}
