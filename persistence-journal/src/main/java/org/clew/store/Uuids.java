package org.clew.store;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Makes time ordered uuids (RFC 9562, version 7); those that must be the same after a crash are {@code org.clew.process.Ids}. */
public final class Uuids {
  private static final int COUNTER_BITS = 12;
  private static final AtomicLong LAST = new AtomicLong();
  private static final AtomicLong SEED = new AtomicLong(new SecureRandom().nextLong());

  private Uuids() {}

  /**
   * A version 7 uuid, greater than every one this JVM made before. The 12 bits after the milliseconds count within one
   * millisecond; when they overflow, the clock of the uuids runs ahead of the wall clock until that has caught up.
   */
  public static UUID next() {
    long now = System.currentTimeMillis() << COUNTER_BITS;
    long stamp = LAST.updateAndGet(last -> Math.max(now, last + 1));
    long high = (stamp >>> COUNTER_BITS) << 16 | 0x7000L | stamp & 0xfffL;
    long low = random() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** The output function of SplitMix64 over a shared sequence (Steele, Lea, Flood: Fast Splittable PRNGs, OOPSLA 2014). */
  private static long random() {
    var z = SEED.addAndGet(0x9e3779b97f4a7c15L);
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
