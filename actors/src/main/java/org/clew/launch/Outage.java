package org.clew.launch;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.clew.definition.ProcessScope;
import org.clew.store.StoreException;

/**
 * Lets the code of a process wait while store or disk cannot be used: an outage is no fault of the process and must not end it.
 * Code outside of processes, such as a submission, is told at once.
 */
final class Outage {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Outage() {}

  /**
   * Calls until it succeeds; gives up with the failure when the thread is interrupted, as the process was killed or its engine
   * stops.
   */
  static <T> T outlast(Supplier<T> use) {
    for (var pause = FIRST;; pause = pause.compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST) {
      try {
        return use.get();
      } catch (StoreException | UncheckedIOException failure) {
        if (ProcessScope.current() == null) throw failure;
        await(pause, failure);
      }
    }
  }

  private static void await(Duration pause, RuntimeException failure) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
