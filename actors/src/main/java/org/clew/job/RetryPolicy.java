package org.clew.job;

import java.time.Duration;
import java.time.Instant;

/**
 * When a failed phase is tried again: after {@code first}, then after twice as long each time.
 *
 * @param tries tries before the process pauses, the first one included
 */
public record RetryPolicy(Duration first, int tries) {
  public static final RetryPolicy STANDARD = new RetryPolicy(Duration.ofSeconds(20), 5);

  /** Due time after {@code failed} failures in a row; null when no more tries are left. */
  public Instant next(int failed, Instant now) {
    return failed >= tries ? null : now.plus(first.multipliedBy(1L << Math.min(failed - 1, 30)));
  }
}
