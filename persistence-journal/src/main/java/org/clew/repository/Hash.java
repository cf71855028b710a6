package org.clew.repository;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 in 32 bytes of memory; a million of them fit where a million texts would not. In order of their bytes. */
record Hash(long first, long second, long third, long fourth) implements Comparable<Hash> {
  static final int BYTES = 32;
  static final int DIGITS = 64;

  static Hash of(byte[] bytes) {
    return read(ByteBuffer.wrap(bytes));
  }

  static Hash read(ByteBuffer in) {
    return new Hash(in.getLong(), in.getLong(), in.getLong(), in.getLong());
  }

  /** @param digits 64 lower-case hexadecimal ones */
  static Hash parse(CharSequence digits) {
    return of(HexFormat.of().parseHex(digits));
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void write(ByteBuffer out) {
    out.putLong(first).putLong(second).putLong(third).putLong(fourth);
  }

  @Override public int compareTo(Hash that) {
    int order = Long.compareUnsigned(first, that.first);
    if (order == 0) order = Long.compareUnsigned(second, that.second);
    if (order == 0) order = Long.compareUnsigned(third, that.third);
    return order == 0 ? Long.compareUnsigned(fourth, that.fourth) : order;
  }

  @Override public String toString() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    write(bytes);
    return HexFormat.of().formatHex(bytes.array());
  }
}
