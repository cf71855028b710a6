package org.clew.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trees of null, Boolean, Long, Double, String, List and Map; whole and real numbers stay apart, maps keep their order. */
enum Plain implements JsonType<Object> {
  TREE;

  @Override public void write(Object tree, JsonGenerator out) throws IOException {
    switch (tree) {
      case null -> out.writeNull();
      case String text -> out.writeString(text);
      case Long number -> out.writeNumber(number);
      case Integer number -> out.writeNumber(number);
      case Double number -> writeReal(number, out);
      case Boolean truth -> out.writeBoolean(truth);
      case Map<?, ?> map -> {
        out.writeStartObject();
        for (var entry : map.entrySet()) {
          out.writeFieldName(key(entry.getKey()));
          write(entry.getValue(), out);
        }
        out.writeEndObject();
      }
      case Iterable<?> list -> {
        out.writeStartArray();
        for (var element : list) write(element, out);
        out.writeEndArray();
      }
      default -> throw new IllegalArgumentException("a " + tree.getClass().getName()
          + " cannot be stored; allowed are null, booleans, whole and real numbers, texts, lists and maps of these");
    }
  }

  @Override public Object read(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT -> in.getLongValue();
      case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_ARRAY -> list(in);
      case START_OBJECT -> map(in);
      case null -> throw new IllegalArgumentException("expected a value, found the end");
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalArgumentException("expected a value, found " + in.currentToken());
    };
  }

  private static void writeReal(double number, JsonGenerator out) throws IOException {
    if (!Double.isFinite(number)) throw new IllegalArgumentException(number + " is not a number that can be stored");
    out.writeNumber(number);
  }

  private static String key(Object key) {
    if (key instanceof String text) return text;
    throw new IllegalArgumentException("the key " + key + " of a map is not a text");
  }

  private List<Object> list(JsonParser in) throws IOException {
    if (in.nextToken() == JsonToken.END_ARRAY) return List.of();
    var list = new ArrayList<>();
    do {
      list.add(read(in));
    } while (in.nextToken() != JsonToken.END_ARRAY);
    return Collections.unmodifiableList(list);
  }

  private Map<String, Object> map(JsonParser in) throws IOException {
    var name = in.nextFieldName();
    if (name == null) return Map.of();
    var map = new LinkedHashMap<String, Object>();
    for (; name != null; name = in.nextFieldName()) {
      in.nextToken();
      map.put(name, read(in));
    }
    return Collections.unmodifiableMap(map);
  }
}
