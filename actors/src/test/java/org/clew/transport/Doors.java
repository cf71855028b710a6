package org.clew.transport;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts connections. */
public final class Doors implements Doorman {
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();

  @Override
  public Leave enter() {
    opened.incrementAndGet();
    open.incrementAndGet();
    return open::decrementAndGet;
  }

  /** All that were ever opened. */
  public int opened() {
    return opened.get();
  }

  /** Those that are open now. */
  public int open() {
    return open.get();
  }
}
