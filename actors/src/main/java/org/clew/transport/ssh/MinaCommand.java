package org.clew.transport.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.channel.ChannelExec;

/** One line in a channel of its own; knows whether it was sent. */
final class MinaCommand extends ChannelExec implements Running {
  /** Exit status of a shell's command that a signal ended. */
  private static final int SIGNALLED = 128;
  private static final Map<String, Integer> SIGNALS =
      Map.of("HUP", 1, "INT", 2, "QUIT", 3, "ILL", 4, "ABRT", 6, "FPE", 8, "KILL", 9, "SEGV", 11,
      "PIPE", 13, "TERM", 15);

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean sent;

  MinaCommand(String line) {
    super(line, StandardCharsets.UTF_8, null, Map.of());
    addCloseFutureListener(_ -> ended.countDown());
  }

  /** Called when the computer has opened the channel; sends the line. */
  @Override
  protected void doOpen() throws IOException {
    sent = true;
    super.doOpen();
  }

  /** Whether the computer may have got the line. */
  boolean isSent() {
    return sent;
  }

  @Override
  public OutputStream stdin() {
    return getInvertedIn();
  }

  @Override
  public InputStream stdout() {
    return getInvertedOut();
  }

  @Override
  public InputStream stderr() {
    return getInvertedErr();
  }

  @Override
  public boolean await(Duration most) throws InterruptedException {
    return ended.await(most.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public OptionalInt exit() throws InterruptedException {
    ended.await();
    if (getExitStatus() != null) return OptionalInt.of(getExitStatus());
    return getExitSignal() == null ? OptionalInt.empty() : OptionalInt.of(SIGNALLED + SIGNALS.getOrDefault(getExitSignal(), 0));
  }

  /**
   * Tells the computer, as an immediate close would not: what reads from the channel there then comes to its end. In the
   * background, as what was written before may have to wait for the computer.
   */
  @Override
  public void close() {
    if (!sent) close(true);
    else if (!isClosing()) Thread.startVirtualThread(() -> close(false));
  }
}
