package org.clew.process;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Identities that are the same whenever they are computed again: a crash between asking and hearing cannot make two. */
public final class Ids {
  private Ids() {}

  /**
   * A uuid of version 8 (RFC 9562, section 5.8) from a parent and a key, e.g. the key {@code scf/relax#2#0} of a child: step
   * path, visit, ordinal.
   */
  public static UUID derived(UUID parent, String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(16)
          .putLong(parent.getMostSignificantBits()).putLong(parent.getLeastSignificantBits()).array());
      var hash = ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
      var high = hash.getLong() & 0xffffffffffff0fffL | 0x8000L;
      var low = hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
