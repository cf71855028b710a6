package org.clew.spec;

import java.util.List;
import java.util.stream.Collectors;
import org.clew.data.Data;
import org.clew.data.DataTypes;

/** Type and validator of a single value that is present. */
final class LeafCheck {
  private LeafCheck() {}

  /** Null when the value is fine. */
  static String message(Port port, Object value) {
    if (!isInstance(port.validTypes(), value)) return wrongType(port.validTypes(), value);
    return judge(port, value);
  }

  static boolean isInstance(List<Class<?>> types, Object value) {
    if (types.isEmpty()) return value != null;
    for (int i = 0; i < types.size(); i++) if (types.get(i).isInstance(value)) return true;
    return false;
  }

  static String wrongType(List<Class<?>> types, Object value) {
    if (value == null) return "null is not accepted here; leave the port out or give " + expected(types);
    return "expected " + expected(types) + ", got " + describe(value);
  }

  /** The validator's message; a validator that fails is told as an error of the value. */
  static String judge(Port port, Object value) {
    return judge(port.validator(), port, value);
  }

  static String judge(PortValidator validator, Port port, Object value) {
    if (validator == null) return null;
    try {
      return validator.check(value, port);
    } catch (RuntimeException e) {
      return "the validator failed: " + e;
    }
  }

  static String expected(List<Class<?>> types) {
    if (types.isEmpty()) return "a value";
    return types.stream().map(LeafCheck::typeName).collect(Collectors.joining(" or "));
  }

  static String typeName(Class<?> type) {
    if (type == String.class) return "text";
    if (type == Long.class) return "whole number";
    if (type == Double.class) return "number";
    if (type == Boolean.class) return "true or false";
    if (type == java.util.Map.class) return "mapping";
    if (type == List.class) return "list";
    return DataTypes.nameOf(type);
  }

  /** What people call a plain value; the name of the class of any other. */
  static String plainName(Object value) {
    return switch (value) {
      case String _ -> "text";
      case Long _, Integer _, Short _, Byte _, java.math.BigInteger _ -> "whole number";
      case Number _ -> "number";
      case Boolean _ -> "truth value";
      case java.util.Map<?, ?> _ -> "mapping";
      case List<?> _ -> "list";
      default -> value.getClass().getSimpleName();
    };
  }

  private static String describe(Object value) {
    var type = value instanceof Data data ? data.type() : plainName(value);
    var text = value instanceof Data data && !data.blobs().isEmpty() ? data.toString()
        : String.valueOf(value instanceof Data data ? data.plain() : value);
    return type + " " + (text.length() > 60 ? text.substring(0, 60) + "…" : text);
  }
}
