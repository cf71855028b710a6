package org.clew.query;

import java.util.Map;

/** One result: the values of the selected fields. */
public final class Found {
  private final Map<Field<?>, Object> values;

  /** Values by field, plain for JSON; null for a field without value. */
  public Found(Map<Field<?>, Object> values) {
    this.values = values;
  }

  /** The value, or null when there is none; throws QueryException when the field was not selected. */
  @SuppressWarnings("unchecked")
  public <T> T get(Field<T> field) {
    if (!values.containsKey(field)) throw new QueryException(field.text() + " was not selected.");
    Object value = values.get(field);
    return switch (field) {
      case Field.Column<T> _ -> (T) value;
      case Field.Json<T> json -> json.type().isInstance(value) ? json.type().cast(value) : widened(json.type(), value);
    };
  }

  public long pk(Vertex vertex) {
    return get(vertex.pk());
  }

  private static <T> T widened(Class<T> type, Object value) {
    return type == Double.class && value instanceof Long whole ? type.cast(whole.doubleValue()) : null;
  }

  @Override public String toString() {
    return values.toString();
  }
}
