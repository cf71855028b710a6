package org.clew.query;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What nodes have to fulfil. Made by the methods of {@link Field} and {@link Vertex}. */
public sealed interface Condition {

  /** How a field relates to a value. */
  enum Operator {
    EQUAL("="), LESS("<"), AT_MOST("<="), GREATER(">"), AT_LEAST(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  /** A comparison with one value. */
  record Compare(Field<?> field, Operator operator, Object value) implements Condition {
    public Compare {
      checkScalar(field, value);
    }
  }

  /** One of several values. */
  record In(Field<?> field, List<Object> values) implements Condition {
    public In {
      values.forEach(value -> checkScalar(field, value));
    }
  }

  /** Text in which {@code %} stands for any letters and {@code _} for one. */
  record Like(Field<?> field, String pattern) implements Condition {
    public Like {
      if (field instanceof Field.Column<?>(_, var property) && property.type() != Property.Type.TEXT) {
        throw new QueryException("Only text is like a pattern, and " + field.text() + " is none.");
      }
    }
  }

  /** There is a value, whatever it is. */
  record Exists(Field<?> field) implements Condition {}

  /** @param type null for groups of any type */
  record InGroup(Vertex vertex, String label, String type) implements Condition {}

  /** True when the other condition is false or has nothing to look at. */
  record Not(Condition condition) implements Condition {}

  /** None of them is false. */
  record All(List<Condition> conditions) implements Condition {}

  /** At least one of them is true. */
  record Any(List<Condition> conditions) implements Condition {}

  /** At least one of them. */
  static Condition anyOf(Condition... conditions) {
    return new Any(List.copyOf(Arrays.asList(conditions)));
  }

  static Condition allOf(Condition... conditions) {
    return new All(List.copyOf(Arrays.asList(conditions)));
  }

  static Condition not(Condition condition) {
    return new Not(condition);
  }

  private static void checkScalar(Field<?> field, Object value) {
    boolean fits = switch (field) {
      case Field.Column<?>(_, var property) -> switch (property.type()) {
        case LONG, INTEGER -> value instanceof Long || value instanceof Integer;
        case TEXT -> value instanceof String;
        case UUID -> value instanceof UUID;
        case INSTANT -> value instanceof Instant;
        case FLAG -> value instanceof Boolean;
      };
      case Field.Json<?> _ -> value instanceof Long || value instanceof Integer || value instanceof String
          || value instanceof Boolean
          || value instanceof Double number && Double.isFinite(number);
    };
    if (!fits) throw new QueryException(field.text() + " can not be compared with "
        + Optional.ofNullable(value).map(given -> given.getClass().getSimpleName() + " " + given).orElse("null")
        + (field instanceof Field.Json<?> ? ": give a number, a text, true or false." : "."));
  }
}
