package org.clew.jobslist;

import java.time.Duration;
import java.time.Instant;

/**
 * Lets through a number of uses a minute, with a burst of a tenth of it, but at least one. Immutable.
 *
 * @param level uses that are left at {@code at}
 */
record TokenBucket(double perMinute, double level, Instant at) {

  static TokenBucket full(double perMinute, Instant now) {
    return new TokenBucket(perMinute, burst(perMinute), now);
  }

  private static double burst(double perMinute) {
    return Math.max(1, perMinute / 10);
  }

  TokenBucket at(Instant now) {
    var passed = Math.max(0, Duration.between(at, now).toNanos() / 60e9);
    return new TokenBucket(perMinute, Math.min(burst(perMinute), level + passed * perMinute), now);
  }

  boolean hasOne() {
    return level >= 1;
  }

  TokenBucket take() {
    return new TokenBucket(perMinute, level - 1, at);
  }

  /** Until one more is let through. */
  Duration untilNext() {
    return hasOne() ? Duration.ZERO : Duration.ofNanos((long) Math.ceil((1 - level) / perMinute * 60e9));
  }
}
