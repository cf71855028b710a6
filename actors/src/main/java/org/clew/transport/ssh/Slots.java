package org.clew.transport.ssh;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many channels of a connection may be in use at a time; fewer when the computer turns out to refuse so many. */
final class Slots {
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition freed = lock.newCondition();
  private int limit;
  private int busy;

  Slots(int limit) {
    this.limit = limit;
  }

  void acquire() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (busy >= limit) freed.await();
      busy++;
    } finally {
      lock.unlock();
    }
  }

  void release() {
    lock.lock();
    try {
      busy--;
      freed.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Told by the holder of a slot when the computer refused its channel, before it gives the slot back.
   *
   * @return whether others hold slots, so that there will be room when one of them is done
   */
  boolean refused() {
    lock.lock();
    try {
      limit = Math.max(1, Math.min(limit, busy - 1));
      return busy > 1;
    } finally {
      lock.unlock();
    }
  }
}
