package org.clew.store.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives the writers of one machine their turns, within a JVM and between JVMs. The kernel frees it when a JVM dies.
 *
 * <p>One channel per file and JVM, because closing any descriptor of a file drops all locks the process has on it. For the same
 * reason nothing in this JVM may open {@code clew.db} or {@code clew.lock} by other means than SQLite and this class.
 */
final class MachineLock implements AutoCloseable {
  private static final Map<Path, MachineLock> OPEN = new HashMap<>();

  private final Path path;
  private final FileChannel channel;
  private final ReentrantLock turn = new ReentrantLock(true);
  private FileLock held;
  private int users;

  private MachineLock(Path path) throws IOException {
    this.path = path;
    this.channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  static MachineLock of(Path path) throws IOException {
    synchronized (OPEN) {
      MachineLock lock = OPEN.get(path);
      if (lock == null) {
        lock = new MachineLock(path);
        OPEN.put(path, lock);
      }
      lock.users++;
      return lock;
    }
  }

  void acquire() {
    turn.lock();
    try {
      held = channel.lock();
    } catch (IOException | RuntimeException e) {
      turn.unlock();
      throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
    }
  }

  void release() {
    try {
      held.release();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turn.unlock();
    }
  }

  @Override public void close() {
    synchronized (OPEN) {
      if (--users > 0) return;
      OPEN.remove(path);
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
