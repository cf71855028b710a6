package org.clew.node;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions. */
public final class Await {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Await() {}

  public static void until(String what, BooleanSupplier condition) throws InterruptedException {
    until(LIMIT, () -> what, condition);
  }

  /** @param what asked for only when the condition does not come true */
  public static void until(Duration limit, Supplier<String> what, BooleanSupplier condition) throws InterruptedException {
    var deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) throw new AssertionError("not within " + limit.toSeconds() + " s: " + what.get());
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
