package org.clew.transport.ssh;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;

/** A connection that the user's own {@code ssh} holds open and shares: ours, or one that the user has opened by hand. */
final class OpenSshConnection implements Connection {
  private static final Duration LAST_BREATH = Duration.ofMillis(500);
  private static final File NOTHING = new File("/dev/null");

  private final Path socket;
  private final String shown;
  private final Process master;
  private final List<Runnable> actions = new ArrayList<>();
  private boolean ended;

  private OpenSshConnection(Path socket, String shown, Process master) {
    this.socket = socket;
    this.shown = shown;
    this.master = master;
  }

  /** @param master the program that holds it; ends with this connection */
  static OpenSshConnection ours(Path socket, String shown, Process master) {
    var connection = new OpenSshConnection(socket, shown, master);
    master.onExit().thenRun(() -> {
      MinaConnection.quietly(master.getOutputStream());
      connection.end();
    });
    return connection;
  }

  /** Opened by somebody else and left to him. */
  static OpenSshConnection borrowed(Path socket, String shown) {
    return new OpenSshConnection(socket, shown, null);
  }

  /** Whether a shared connection answers there. */
  static boolean answers(Path socket) throws IOException, InterruptedException {
    if (!Files.exists(socket)) return false;
    var check = new ProcessBuilder(OpenSshOptions.shared(socket, "-O", "check", "clew")).redirectInput(NOTHING)
        .redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
    try {
      return check.waitFor(10, TimeUnit.SECONDS) && check.exitValue() == 0;
    } finally {
      check.destroyForcibly();
    }
  }

  @Override
  public Running start(String line) throws IOException {
    if (!isAlive()) throw new NotStartedException("the shared connection to " + shown + " is closed", null);
    try {
      return new OpenSshRunning(this, new ProcessBuilder(OpenSshOptions.shared(socket, "--", "clew", line)).start());
    } catch (IOException e) {
      throw new TransportException("cannot run ssh: " + e.getMessage(), e);
    }
  }

  @Override
  public IOException unstarted(OptionalInt exit, String stderr) {
    if (OpenSshTrouble.isRefusedChannel(stderr)) return new ChannelRefusedException(null);
    if (OpenSshTrouble.isWithoutConnection(stderr)) {
      close();
      return new NotStartedException("the shared connection to " + shown + " is closed", null);
    }
    if (exit.isEmpty()) return new TransportException(Kind.UNREACHABLE, "the connection to " + shown + " broke", null);
    return new TransportException(stderr.isBlank() ? "the shell there ended before it" : stderr.strip());
  }

  @Override
  public synchronized boolean isAlive() {
    return !ended && (master == null ? Files.exists(socket) : master.isAlive());
  }

  /** Asked after a failure: the program that holds the connection may be just about to end. */
  boolean isStillThere() throws InterruptedException {
    try {
      if (master != null ? !master.waitFor(LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS) : answers(socket)) return true;
    } catch (IOException e) {
      System.getLogger(OpenSshConnection.class.getName()).log(System.Logger.Level.DEBUG, "cannot check " + socket, e);
    }
    close();
    return false;
  }

  @Override
  public boolean trim() {
    return false;
  }

  @Override
  public void onEnd(Runnable action) {
    synchronized (this) {
      if (!ended) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  private void end() {
    List<Runnable> due;
    synchronized (this) {
      ended = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  /** Ours ends; a borrowed one stays open for its owner. */
  @Override
  public void close() {
    if (master != null) master.destroy();
    end();
  }
}
