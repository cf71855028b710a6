package org.clew.transport.ssh;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.clew.transport.Doorman;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;

/** An open connection with its users; closed when it had none for some time. */
final class Held<C extends Connection> {
  /** After kills and broken transfers the computer needs some time until it counts a channel as free. */
  private static final int PATIENCE = 8;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

  private final C connection;
  private final String shown;
  private final Slots slots;
  private final Duration idle;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AtomicBoolean left = new AtomicBoolean();
  private final Doorman.Leave leave;
  private int users;
  private boolean ended;
  private long unusedSince = System.nanoTime();

  /** What is done with a connection. */
  @FunctionalInterface
  interface Use<C extends Connection, T> {
    T with(C connection) throws IOException, InterruptedException;
  }

  Held(C connection, String shown, int channels, Duration idle, Doorman.Leave leave) {
    this.connection = connection;
    this.shown = shown;
    this.slots = new Slots(channels);
    this.idle = idle;
    this.leave = leave;
  }

  /** To be called once. */
  void begin() {
    connection.onEnd(this::end);
    Thread.ofVirtual().name("idle " + shown).start(this::watch);
  }

  /** Whether it may be used; {@link #use} gives it back. */
  boolean enter() {
    lock.lock();
    try {
      if (ended || !connection.isAlive()) return false;
      users++;
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  boolean isUsable() {
    lock.lock();
    try {
      return !ended && connection.isAlive();
    } finally {
      lock.unlock();
    }
  }

  /** After {@link #enter} only. */
  <T> T use(Use<C, T> use) throws IOException, InterruptedException {
    try {
      for (int waits = 0;;) {
        slots.acquire();
        Room room;
        try {
          return use.with(connection);
        } catch (ChannelRefusedException e) {
          room = connection.trim() ? Room.SOON : slots.refused() ? Room.WITH_THE_NEXT_SLOT : Room.SOON;
          if (room == Room.SOON && waits++ == PATIENCE) throw e;
        } catch (IOException e) {
          throw connection.isAlive() ? e : broken(e);
        } finally {
          slots.release();
        }
        if (room == Room.SOON) Thread.sleep(FIRST_PAUSE.multipliedBy(1L << waits));
      }
    } finally {
      exit();
    }
  }

  /** When a channel that was refused may be asked for again. */
  private enum Room { SOON, WITH_THE_NEXT_SLOT }

  private IOException broken(IOException e) {
    if (e instanceof FileSystemException || e instanceof TransportException told && told.kind() != Kind.COMMAND) return e;
    return new TransportException(Kind.UNREACHABLE, "the connection to " + shown + " broke: " + e.getMessage(), e);
  }

  private void exit() {
    lock.lock();
    try {
      users--;
      unusedSince = System.nanoTime();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void watch() {
    lock.lock();
    try {
      while (!ended) {
        var left = unusedSince + idle.toNanos() - System.nanoTime();
        if (users > 0) changed.awaitUninterruptibly();
        else if (left > 0) changed.awaitNanos(left);
        else ended = true;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    close();
  }

  private void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (left.compareAndSet(false, true)) leave.close();
  }

  void close() {
    connection.close();
    end();
  }
}
