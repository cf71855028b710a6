package org.clew.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the uuids of RFC 9562: time ordered ones, and ones that are the same after a crash. */
public final class Uuids {
  private static final int COUNTER_BITS = 12;
  private static final AtomicLong LAST = new AtomicLong();
  private static final ThreadLocal<SplittableRandom> RANDOM =
      ThreadLocal.withInitial(() -> new SplittableRandom(new SecureRandom().nextLong()));

  private Uuids() {}

  /**
   * A version 7 uuid, greater than every one this JVM made before. The 12 bits after the milliseconds count within one millisecond;
   * when they overflow, the clock of the uuids runs ahead of the wall clock until that has caught up.
   */
  public static UUID next() {
    long now = System.currentTimeMillis() << COUNTER_BITS;
    long stamp = LAST.updateAndGet(last -> Math.max(now, last + 1));
    long high = (stamp >>> COUNTER_BITS) << 16 | 0x7000L | stamp & 0xfffL;
    long low = RANDOM.get().nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** A version 8 uuid from SHA-256 of parent and name: the same arguments give the same uuid, always and everywhere. */
  public static UUID derived(UUID parent, String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer input = ByteBuffer.allocate(16 + text.length);
    input.putLong(parent.getMostSignificantBits()).putLong(parent.getLeastSignificantBits()).put(text);
    ByteBuffer hash = ByteBuffer.wrap(sha256().digest(input.array()));
    long high = hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x8000L;
    long low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
