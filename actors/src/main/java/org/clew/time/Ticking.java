package org.clew.time;

import java.time.Clock;

/**
 * A {@link Clock} that also tells how much time passes, whatever it is set to. Pauses are measured by that, so that none becomes
 * longer or shorter when somebody sets the clock.
 *
 * <p>Ordinary clocks need not implement it: time then passes as {@code System.nanoTime()} says. The clock of the test kit does,
 * and its time passes only when a test lets it.
 */
public interface Ticking {
  /** As {@code System.nanoTime()}: only differences mean something. */
  long nanoTime();

  /** Nanoseconds by the ticks of this clock. */
  static long nanos(Clock clock) {
    return clock instanceof Ticking ticking ? ticking.nanoTime() : System.nanoTime();
  }
}
