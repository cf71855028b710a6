package org.clew.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/** One of several records: an object whose first field {@code is} holds the durable name of the variant. */
final class UnionType<T> implements JsonType<T> {
  private static final String TAG = "is";
  private final Function<T, String> durable;
  private final Map<String, JsonType<? extends T>> variants;

  UnionType(Function<T, String> durable, Map<String, JsonType<? extends T>> variants) {
    this.durable = durable;
    this.variants = Map.copyOf(variants);
  }

  @Override public void write(T value, JsonGenerator out) throws IOException {
    var name = durable.apply(value);
    out.writeStartObject();
    out.writeStringField(TAG, name);
    variant(name).writeFields(value, out);
    out.writeEndObject();
  }

  @Override public T read(JsonParser in) throws IOException {
    Json.expect(in, JsonToken.START_OBJECT, "an object");
    if (!TAG.equals(in.nextFieldName())) throw new IllegalArgumentException("the first field must be '" + TAG + "'");
    return variant(in.nextTextValue()).readFields(in);
  }

  @SuppressWarnings("unchecked")
  private RecordType<T> variant(String name) {
    var variant = name == null ? null : variants.get(name);
    if (variant == null) throw new IllegalArgumentException("unknown variant '" + name + "', known are " + variants.keySet());
    return (RecordType<T>) variant;
  }
}
