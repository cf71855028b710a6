package org.clew.node;

import java.nio.file.Path;

/** A home whose engine does not run, and can not be started until this is closed. */
public final class Standstill implements AutoCloseable {
  private final EngineLock lock;

  private Standstill(EngineLock lock) {
    this.lock = lock;
  }

  /** @throws NodeException naming the engine that is up */
  public static Standstill of(Path home) {
    return new Standstill(EngineLock.acquire(home, Role.RUN));
  }

  @Override public void close() {
    lock.close();
  }
}
