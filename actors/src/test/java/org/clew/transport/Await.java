package org.clew.transport;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.Assertions;

/** Waits for something that other processes do. */
public final class Await {
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws Exception;
  }

  private Await() {}

  public static void until(String what, Condition condition) throws Exception {
    until(what, condition, Duration.ofSeconds(20));
  }

  public static void until(String what, Condition condition, Duration patience) throws Exception {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) Assertions.fail("did not come true: " + what);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
