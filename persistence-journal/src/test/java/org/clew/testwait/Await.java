package org.clew.testwait;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits until a condition holds that other threads or other programs make true. */
public final class Await {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long PAUSE_MS = 5;

  @FunctionalInterface
  public interface Condition {
    boolean holds() throws Exception;
  }

  private Await() {}

  /** As below, not longer than a minute. */
  public static void until(String what, Condition condition) throws InterruptedException {
    until(what, condition, LIMIT);
  }

  /** As below. */
  public static void until(String what, Condition condition, Duration limit) throws InterruptedException {
    until(() -> what, condition, limit);
  }

  /**
   * Looks every few milliseconds until the condition holds. An exception of the condition ends the wait: a condition that may run
   * into one before it holds says so itself.
   *
   * @param what asked for only when the wait fails
   * @throws AssertionError with what was awaited, when the condition has not come true within the limit or has thrown
   */
  public static void until(Supplier<String> what, Condition condition, Duration limit) throws InterruptedException {
    var deadline = System.nanoTime() + limit.toNanos();
    while (!holds(what, condition)) {
      if (System.nanoTime() > deadline) throw new AssertionError("not within " + limit.toMillis() / 1e3 + " s: " + what.get());
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }
  }

  private static boolean holds(Supplier<String> what, Condition condition) throws InterruptedException {
    try {
      return condition.holds();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("while waiting for: " + what.get() + ": " + e, e);
    }
  }
}
