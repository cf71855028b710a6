package org.clew.hash;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * SHA-256 of a plain tree: the same for equal trees whatever the order of their mappings and sets, different when a leaf has
 * another type. Real numbers count by their first 14 significant digits, so that noise of the last bits makes no difference.
 */
public final class StructuralHash {
  private static final MathContext DIGITS = new MathContext(14, RoundingMode.HALF_EVEN);
  private static final double MOST_WHOLE = 1e14;
  private static final int CHUNK = 4096;

  private final MessageDigest digest = sha256();
  private byte[] chunk = new byte[256];
  private int used;

  private StructuralHash() {}

  /**
   * The hash as 64 lower-case hexadecimal digits.
   *
   * @throws IllegalArgumentException for a leaf that is not plain, a number that is not finite, or a key that is not text
   */
  public static String of(Object tree) {
    return HexFormat.of().formatHex(bytes(tree));
  }

  private static byte[] bytes(Object tree) {
    var hash = new StructuralHash();
    hash.add(tree);
    hash.flush();
    return hash.digest.digest();
  }

  private void add(Object node) {
    switch (node) {
      case null -> put('0');
      case Boolean truth -> put(truth ? 't' : 'f');
      case Long whole -> number('i', whole);
      case Integer whole -> number('i', whole);
      case Short whole -> number('i', whole);
      case Byte whole -> number('i', whole);
      case Double real -> number('d', Double.doubleToLongBits(rounded(real)));
      case Float real -> number('d', Double.doubleToLongBits(rounded(real)));
      case String text -> text(text);
      case List<?> list -> {
        number('l', list.size());
        for (var element : list) add(element);
      }
      case Map<?, ?> map -> map(map);
      case Set<?> set -> set(set);
      default -> throw new IllegalArgumentException("a value of type " + node.getClass().getSimpleName() + " has no hash");
    }
  }

  private void map(Map<?, ?> map) {
    var names = new String[map.size()];
    var count = 0;
    for (var key : map.keySet()) {
      if (!(key instanceof String name)) throw new IllegalArgumentException("the key " + key + " is not text");
      names[count++] = name;
    }
    Arrays.sort(names);
    number('m', names.length);
    for (var name : names) {
      text(name);
      add(map.get(name));
    }
  }

  private void set(Set<?> set) {
    number('s', set.size());
    set.stream().map(StructuralHash::bytes).sorted(Arrays::compare).forEach(this::put);
  }

  private void text(String text) {
    var utf8 = text.getBytes(StandardCharsets.UTF_8);
    number('u', utf8.length);
    put(utf8);
  }

  /** With 14 significant digits; both zeros are one. */
  static double rounded(double real) {
    if (!Double.isFinite(real)) throw new IllegalArgumentException(real + " is not a finite number");
    if (real == 0) return 0;
    if (real == Math.rint(real) && Math.abs(real) < MOST_WHOLE) return real;
    var shortest = Double.toString(real);
    return significantDigits(shortest) <= DIGITS.getPrecision() ? real : new BigDecimal(shortest).round(DIGITS).doubleValue();
  }

  /** Digits before the exponent without leading zeros. */
  private static int significantDigits(String decimal) {
    int count = 0;
    for (int i = 0; i < decimal.length() && decimal.charAt(i) != 'E'; i++) {
      char c = decimal.charAt(i);
      if (c > '0' && c <= '9' || c == '0' && count > 0) count++;
    }
    return count;
  }

  private void number(char tag, long value) {
    room(9);
    chunk[used++] = (byte) tag;
    for (int shift = 56; shift >= 0; shift -= 8) chunk[used++] = (byte) (value >>> shift);
  }

  private void put(char tag) {
    room(1);
    chunk[used++] = (byte) tag;
  }

  private void put(byte[] bytes) {
    if (bytes.length > CHUNK) {
      flush();
      digest.update(bytes);
      return;
    }
    room(bytes.length);
    System.arraycopy(bytes, 0, chunk, used, bytes.length);
    used += bytes.length;
  }

  private void room(int more) {
    if (used + more <= chunk.length) return;
    if (used + more > CHUNK) flush();
    if (used + more > chunk.length) chunk = Arrays.copyOf(chunk, Math.min(CHUNK, Math.max(2 * chunk.length, used + more)));
  }

  private void flush() {
    digest.update(chunk, 0, used);
    used = 0;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
