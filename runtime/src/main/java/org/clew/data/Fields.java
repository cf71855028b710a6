package org.clew.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the fields of a plain mapping, for readers of data types; errors are IllegalArgumentExceptions that name data type, field
 * and what was found.
 */
public final class Fields {
  private final DataType<?> type;
  private final Map<?, ?> map;

  private Fields(DataType<?> type, Map<?, ?> map) {
    this.type = type;
    this.map = map;
  }

  public static Fields of(DataType<?> type, Object plain) {
    if (plain instanceof Map<?, ?> map) return new Fields(type, map);
    throw wrong(type, "a mapping", plain);
  }

  public String text(String field) {
    return map.get(field) instanceof String s ? s : fail(field, "text");
  }

  public String textOr(String field, String otherwise) {
    return map.get(field) == null ? otherwise : text(field);
  }

  public long whole(String field) {
    return map.get(field) instanceof Long l ? l : map.get(field) instanceof Integer i ? i : fail(field, "a whole number");
  }

  public boolean truth(String field) {
    return map.get(field) instanceof Boolean b ? b : fail(field, "true or false");
  }

  public List<?> list(String field) {
    return map.get(field) instanceof List<?> l ? l : fail(field, "a list");
  }

  public Map<?, ?> map(String field) {
    return map.get(field) instanceof Map<?, ?> m ? m : fail(field, "a mapping");
  }

  public Fields nested(String field) {
    return new Fields(type, map(field));
  }

  public boolean has(String field) {
    return map.get(field) != null;
  }

  /** A file, of which the mapping holds {@code sha256} and {@code size}. */
  public Blob blob(Blobs blobs) {
    return blobs.blob(text("sha256"), whole("size"));
  }

  public static Map<String, Object> plain(Blob blob) {
    return ordered("sha256", blob.sha256(), "size", blob.size());
  }

  /** A mapping that keeps this order, so that its text is the same in every JVM. */
  public static Map<String, Object> ordered(Object... keysAndValues) {
    var map = LinkedHashMap.<String, Object>newLinkedHashMap(keysAndValues.length / 2);
    for (int i = 0; i < keysAndValues.length; i += 2) map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    return Collections.unmodifiableMap(map);
  }

  /** Always throws. */
  public <T> T fail(String field, String expected) {
    throw new IllegalArgumentException(type.name() + ": field '" + field + "' must be " + expected + ", "
        + found(map.get(field)));
  }

  public static IllegalArgumentException wrong(DataType<?> type, String expected, Object plain) {
    return new IllegalArgumentException(type.name() + " needs " + expected + ", " + found(plain));
  }

  private static String found(Object plain) {
    if (plain == null) return "found nothing";
    var text = plain.toString();
    return "found " + (text.length() > 60 ? text.substring(0, 60) + "…" : text);
  }
}
