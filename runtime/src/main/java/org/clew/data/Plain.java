package org.clew.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks and normalises plain trees: null, Boolean, Long, Double, String, {@code List<Object>} and {@code Map<String, Object>}.
 *
 * <p>Only such trees are written to the journal and to JSON. Other integers and reals of Java become Long and Double; NaN,
 * infinities and every other class are refused with the dotted path of the culprit.
 */
public final class Plain {
  private static final int MAX_DEPTH = 200;

  private Plain() {}

  /**
   * An unmodifiable normalised deep copy; maps keep their order.
   *
   * @throws IllegalArgumentException naming the dotted path of the first value that is not plain
   */
  public static Object normal(Object value) {
    return normal(value, null, 0);
  }

  /** {@link #normal(Object)} of a mapping. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> normalMap(Map<?, ?> value) {
    return (Map<String, Object>) normal(value, null, 0);
  }

  /** {@link #normal(Object)} of a list. */
  @SuppressWarnings("unchecked")
  public static List<Object> normalList(List<?> value) {
    return (List<Object>) normal(value, null, 0);
  }

  /** Whether {@link #normal(Object)} accepts the value. */
  public static boolean isPlain(Object value) {
    try {
      normal(value, null, 0);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Object normal(Object value, Path path, int depth) {
    return switch (value) {
      case null -> null;
      case String s -> s;
      case Long l -> l;
      case Double d -> finite(d, path);
      case Boolean b -> b;
      case Integer i -> (long) i;
      case Short s -> (long) s;
      case Byte b -> (long) b;
      case java.lang.Float f -> finite((double) f, path);
      case BigInteger big -> whole(big, path);
      case BigDecimal big -> finite(big.doubleValue(), path);
      case List<?> list -> list(list, path, depth);
      case Map<?, ?> map -> map(map, path, depth);
      default -> throw refused(path, "a value of type " + value.getClass().getSimpleName()
          + " is not plain; use null, true or false, a number, text, a list or a mapping");
    };
  }

  private static List<Object> list(List<?> list, Path path, int depth) {
    checkDepth(path, depth);
    var copy = new ArrayList<Object>(list.size());
    for (int i = 0; i < list.size(); i++) copy.add(normal(list.get(i), new Path(path, i), depth + 1));
    return Collections.unmodifiableList(copy);
  }

  private static Map<String, Object> map(Map<?, ?> map, Path path, int depth) {
    checkDepth(path, depth);
    var copy = LinkedHashMap.<String, Object>newLinkedHashMap(map.size());
    for (var entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String key)) throw refused(path, "keys must be text, found " + entry.getKey());
      copy.put(key, normal(entry.getValue(), new Path(path, key), depth + 1));
    }
    return Collections.unmodifiableMap(copy);
  }

  private static void checkDepth(Path path, int depth) {
    if (depth >= MAX_DEPTH) throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH
        + " levels; does it contain itself?");
  }

  private static Double finite(Double d, Path path) {
    if (!Double.isFinite(d)) throw refused(path, d + " is not a finite number");
    return d;
  }

  private static Long whole(BigInteger big, Path path) {
    if (big.bitLength() > 63) throw refused(path, "the integer " + big + " needs more than 64 bits");
    return big.longValue();
  }

  private static IllegalArgumentException refused(Path path, String why) {
    return new IllegalArgumentException(path == null ? why : path + ": " + why);
  }

  private record Path(Path parent, Object step) {
    @Override
    public String toString() {
      return parent == null ? step.toString() : parent + "." + step;
    }
  }
}
