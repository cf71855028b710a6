package org.clew.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A record as an object with a field for each component, in their order, named in snake_case; unknown fields are skipped. */
final class RecordType<R> implements JsonType<R> {
  private record Field(SerializedString name, MethodHandle accessor, JsonType<Object> type, boolean isRequired) {}

  private final Field[] fields;
  private final Map<String, Integer> positions = new HashMap<>();
  private final MethodHandle constructor;

  RecordType(Class<R> type) {
    var required = Required.of(type);
    try {
      var lookup = MethodHandles.publicLookup();
      var components = type.getRecordComponents();
      fields = new Field[components.length];
      for (var i = 0; i < components.length; i++) {
        var name = snakeCase(components[i].getName());
        fields[i] = new Field(new SerializedString(name),
            lookup.unreflect(components[i].getAccessor()).asType(MethodType.methodType(Object.class, Object.class)),
            JsonTypes.of(components[i].getGenericType()), required.contains(components[i].getName()));
        positions.put(name, i);
      }
      var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
          .asSpreader(Object[].class, types.length).asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + " must be a public record", e);
    }
  }

  static String snakeCase(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  @Override public void write(R value, JsonGenerator out) throws IOException {
    out.writeStartObject();
    writeFields(value, out);
    out.writeEndObject();
  }

  void writeFields(R value, JsonGenerator out) throws IOException {
    for (var field : fields) {
      var component = get(field.accessor, value);
      if (field.type.isLeftOut(component)) continue;
      out.writeFieldName(field.name);
      field.type.write(component, out);
    }
  }

  @Override public R read(JsonParser in) throws IOException {
    Json.expect(in, JsonToken.START_OBJECT, "an object");
    return readFields(in);
  }

  /** Reads the fields after the current token up to the end of the object. */
  R readFields(JsonParser in) throws IOException {
    var components = new Object[fields.length];
    for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      var token = in.nextToken();
      var position = positions.get(name);
      if (position == null) in.skipChildren();
      else if (token != JsonToken.VALUE_NULL) components[position] = fields[position].type.read(in);
    }
    for (var i = 0; i < components.length; i++) {
      if (components[i] == null) components[i] = absent(fields[i]);
    }
    return create(components);
  }

  private static Object absent(Field field) {
    if (field.isRequired) throw new IllegalArgumentException(field.name.getValue() + " is missing");
    return field.type.absent();
  }

  private static Object get(MethodHandle accessor, Object value) {
    try {
      return (Object) accessor.invokeExact(value);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private R create(Object[] components) {
    try {
      return (R) (Object) constructor.invokeExact(components);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("cannot be made from " + Arrays.toString(components), e);
    }
  }
}
