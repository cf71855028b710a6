package org.clew.spec;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Types of Java that record components use for metadata, and the plain types their ports have. */
final class PlainTypes {
  private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
  private static final Set<Class<?>> REAL = Set.of(double.class, Double.class);
  private static final Set<Class<?>> TRUTH = Set.of(boolean.class, Boolean.class);

  private PlainTypes() {}

  static boolean isSupported(Class<?> type) {
    return type == String.class || type.isEnum() || WHOLE.contains(type) || REAL.contains(type) || TRUTH.contains(type)
        || type == Map.class || type == List.class;
  }

  static Class<?> portType(Class<?> type) {
    if (WHOLE.contains(type)) return Long.class;
    if (REAL.contains(type)) return Double.class;
    if (TRUTH.contains(type)) return Boolean.class;
    return type.isEnum() ? String.class : type;
  }

  /** Throws ClassCastException, ArithmeticException or IllegalArgumentException when the value does not fit. */
  static Object toJava(Class<?> type, Object plain) {
    if (type == int.class || type == Integer.class) return Math.toIntExact((Long) plain);
    if (REAL.contains(type)) return ((Number) plain).doubleValue();
    if (type.isEnum()) return constant(type, (String) plain);
    return portType(type).cast(plain);
  }

  private static Object constant(Class<?> type, String name) {
    for (var constant : type.getEnumConstants()) if (((Enum<?>) constant).name().equals(name)) return constant;
    throw new IllegalArgumentException(name);
  }
}
