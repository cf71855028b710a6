package org.clew.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plain trees as JSON and back: null, Boolean, Long, Double, String, {@code List} and {@code Map} with text keys.
 *
 * <p>Order of maps is kept, and whole numbers stay Long while 1.0 stays Double. JSON has no word for what is not a finite number,
 * so these travel as <code>{"$double": "NaN"}</code>.
 */
public final class PlainJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String NOT_FINITE = "$double";

  private PlainJson() {}

  /** @throws IllegalArgumentException when the tree holds something else than plain values */
  public static String write(Object plain) {
    var text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      put(out, plain);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return text.toString();
  }

  /** UTF-8 of {@link #write}. */
  public static byte[] bytes(Object plain) {
    var bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      put(out, plain);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return bytes.toByteArray();
  }

  /** @throws IllegalArgumentException when the text is not one JSON value */
  public static Object read(String json) {
    try (JsonParser in = JSON.createParser(json)) {
      return whole(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON: " + what(e), e);
    }
  }

  /** @throws IllegalArgumentException when the bytes are not one JSON value in UTF-8 */
  public static Object read(byte[] json) {
    try (JsonParser in = JSON.createParser(json)) {
      return whole(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON: " + what(e), e);
    }
  }

  /** In one line, with the place. */
  private static String what(IOException problem) {
    if (!(problem instanceof JsonProcessingException e)) return problem.getMessage();
    var place = e.getLocation();
    return e.getOriginalMessage().lines().findFirst().orElse("unreadable")
        + (place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")");
  }

  private static void put(JsonGenerator out, Object plain) throws IOException {
    switch (plain) {
      case null -> out.writeNull();
      case String text -> out.writeString(text);
      case Boolean flag -> out.writeBoolean(flag);
      case Long number -> out.writeNumber(number);
      case Integer number -> out.writeNumber(number);
      case Double number when Double.isFinite(number) -> out.writeNumber(number);
      case Double number -> {
        out.writeStartObject();
        out.writeStringField(NOT_FINITE, number.toString());
        out.writeEndObject();
      }
      case Map<?, ?> map -> {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          if (!(entry.getKey() instanceof String key)) throw new IllegalArgumentException("key is not text: " + entry.getKey());
          out.writeFieldName(key);
          put(out, entry.getValue());
        }
        out.writeEndObject();
      }
      case Iterable<?> list -> {
        out.writeStartArray();
        for (Object element : list) put(out, element);
        out.writeEndArray();
      }
      default -> throw new IllegalArgumentException("not a plain value: " + plain.getClass().getName());
    }
  }

  private static Object whole(JsonParser in) throws IOException {
    in.nextToken();
    Object plain = get(in);
    if (in.nextToken() != null) throw new IllegalArgumentException("not JSON: more text after the value");
    return plain;
  }

  private static Object get(JsonParser in) throws IOException {
    JsonToken token = in.currentToken();
    if (token == null) throw new IllegalArgumentException("not JSON: the text is empty");
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT -> in.getLongValue();
      case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) list.add(get(in));
        yield list;
      }
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
          String key = in.currentName();
          in.nextToken();
          map.put(key, get(in));
        }
        yield map.size() == 1 && map.get(NOT_FINITE) instanceof String number ? (Object) Double.valueOf(number) : map;
      }
      default -> throw new IllegalArgumentException("not JSON: unexpected " + token);
    };
  }
}
