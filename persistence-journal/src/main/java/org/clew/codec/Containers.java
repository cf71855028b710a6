package org.clew.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Lists, sets and maps; read ones are unmodifiable and keep their order, empty ones are not written. */
final class Containers {
  private Containers() {}

  static <T> JsonType<List<T>> list(JsonType<T> element) {
    return new Elements<>(element, List.of()) {
      @Override List<T> collect(JsonParser in) throws IOException {
        return Collections.unmodifiableList(fill(new ArrayList<>(), in));
      }
    };
  }

  static <T> JsonType<Set<T>> set(JsonType<T> element) {
    return new Elements<>(element, Set.of()) {
      @Override Set<T> collect(JsonParser in) throws IOException {
        return Collections.unmodifiableSet(fill(new LinkedHashSet<>(), in));
      }
    };
  }

  /** A map as an object; values may be null only where the type of the values reads null. */
  static <K, V> JsonType<Map<K, V>> map(Function<K, String> print, Function<String, K> parse, JsonType<V> value) {
    return new JsonType<>() {
      @Override public void write(Map<K, V> map, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (var entry : map.entrySet()) {
          out.writeFieldName(print.apply(entry.getKey()));
          value.write(entry.getValue(), out);
        }
        out.writeEndObject();
      }

      @Override public Map<K, V> read(JsonParser in) throws IOException {
        Json.expect(in, JsonToken.START_OBJECT, "an object");
        var name = in.nextFieldName();
        if (name == null) return Map.of();
        var map = new LinkedHashMap<K, V>();
        for (; name != null; name = in.nextFieldName()) {
          in.nextToken();
          map.put(parse.apply(name), value.read(in));
        }
        return Collections.unmodifiableMap(map);
      }

      @Override public Map<K, V> absent() {
        return Map.of();
      }

      @Override public boolean isLeftOut(Map<K, V> map) {
        return map == null || map.isEmpty();
      }
    };
  }

  private abstract static class Elements<T, C extends Collection<T>> implements JsonType<C> {
    private final JsonType<T> element;
    private final C empty;

    Elements(JsonType<T> element, C empty) {
      this.element = element;
      this.empty = empty;
    }

    /** Reads the elements, the first of which is the current token. */
    abstract C collect(JsonParser in) throws IOException;

    final <D extends Collection<T>> D fill(D target, JsonParser in) throws IOException {
      do {
        target.add(element.read(in));
      } while (in.nextToken() != JsonToken.END_ARRAY);
      return target;
    }

    @Override public void write(C elements, JsonGenerator out) throws IOException {
      out.writeStartArray();
      for (var one : elements) element.write(one, out);
      out.writeEndArray();
    }

    @Override public C read(JsonParser in) throws IOException {
      Json.expect(in, JsonToken.START_ARRAY, "a list");
      return in.nextToken() == JsonToken.END_ARRAY ? empty : collect(in);
    }

    @Override public C absent() {
      return empty;
    }

    @Override public boolean isLeftOut(C elements) {
      return elements == null || elements.isEmpty();
    }
  }
}
