package org.clew.transport.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A line that {@code ssh} runs through the shared connection. */
final class OpenSshRunning implements Running {
  private final OpenSshConnection connection;
  private final Process process;

  OpenSshRunning(OpenSshConnection connection, Process process) {
    this.connection = connection;
    this.process = process;
  }

  @Override
  public OutputStream stdin() {
    return process.getOutputStream();
  }

  @Override
  public InputStream stdout() {
    return process.getInputStream();
  }

  @Override
  public InputStream stderr() {
    return process.getErrorStream();
  }

  @Override
  public boolean await(Duration most) throws InterruptedException {
    return process.waitFor(most.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The status of a failure of ssh itself is believed to be that of the command while the connection lives. */
  @Override
  public OptionalInt exit() throws InterruptedException {
    var exit = process.waitFor();
    return exit == OpenSshTrouble.FAILED && !connection.isStillThere() ? OptionalInt.empty() : OptionalInt.of(exit);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
