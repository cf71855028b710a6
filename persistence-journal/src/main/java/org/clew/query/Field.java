package org.clew.query;

import java.util.Collection;
import java.util.List;

/**
 * Something about a vertex that can be compared, ordered by and selected.
 *
 * @param <T> Java type of its values
 */
public sealed interface Field<T> {
  Vertex vertex();

  /** How messages and cursors name it. */
  String text();

  /** A property. */
  record Column<T>(Vertex vertex, Property property) implements Field<T> {
    @Override public String text() {
      return property.durable();
    }
  }

  /**
   * A value within content, attributes or extras. It equals and is ordered among values of its own kind only: numbers, texts,
   * true and false.
   *
   * @param type of the values that {@link Found#get} answers
   */
  record Json<T>(Vertex vertex, Source source, JsonPath path, Class<T> type) implements Field<T> {
    @Override public String text() {
      return source.name().toLowerCase(java.util.Locale.ROOT) + (path.steps().isEmpty() ? "" : "." + path);
    }
  }

  /** Which tree: content of data and attributes of processes, or what people have added. */
  enum Source { ATTRIBUTES, EXTRAS }

  default Condition is(T value) {
    return new Condition.Compare(this, Condition.Operator.EQUAL, value);
  }

  /** Another value, or none. */
  default Condition isNot(T value) {
    return new Condition.Not(is(value));
  }

  default Condition in(Collection<? extends T> values) {
    return new Condition.In(this, List.copyOf(values));
  }

  default Condition less(T value) {
    return new Condition.Compare(this, Condition.Operator.LESS, value);
  }

  default Condition atMost(T value) {
    return new Condition.Compare(this, Condition.Operator.AT_MOST, value);
  }

  default Condition greater(T value) {
    return new Condition.Compare(this, Condition.Operator.GREATER, value);
  }

  default Condition atLeast(T value) {
    return new Condition.Compare(this, Condition.Operator.AT_LEAST, value);
  }

  /** Text in which {@code %} stands for any characters and {@code _} for one; {@code \} before them means themselves. */
  default Condition like(String pattern) {
    return new Condition.Like(this, pattern);
  }

  /** There is a value; in JSON, null is one. */
  default Condition exists() {
    return new Condition.Exists(this);
  }

  default Order ascending() {
    return new Order(this, false);
  }

  default Order descending() {
    return new Order(this, true);
  }
}
