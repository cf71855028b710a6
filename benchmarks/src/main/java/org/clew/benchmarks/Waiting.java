package org.clew.benchmarks;

import java.util.concurrent.locks.LockSupport;
import org.clew.launch.Engine;

/** Waits until as many chains wait for a child as were submitted. */
final class Waiting {
  private Waiting() {}

  static void until(Engine engine, long parents) {
    while (engine.store().graph().processCounts().getOrDefault("waiting", 0L) < parents
        || engine.store().graph().processCounts().getOrDefault("running", 0L) < parents) {
      LockSupport.parkNanos(20_000_000);
    }
  }
}
