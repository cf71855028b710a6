package org.clew.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Values that are one JSON text or number. */
final class Leaves {
  private Leaves() {}

  static final JsonType<String> STRING = text(Function.identity(), Function.identity());
  static final JsonType<UUID> UUID_TEXT = text(UUID::toString, Leaves::uuid);
  static final JsonType<Instant> INSTANT = text(InstantText::write, InstantText::read);

  static final JsonType<Long> LONG = new Whole<>(0L) {
    @Override public Long number(JsonParser in) throws IOException {
      return in.getLongValue();
    }
  };

  static final JsonType<Integer> INT = new Whole<>(0) {
    @Override public Integer number(JsonParser in) throws IOException {
      return in.getIntValue();
    }
  };

  static final JsonType<Integer> NULLABLE_INT = new Whole<>(null) {
    @Override public Integer number(JsonParser in) throws IOException {
      return in.getIntValue();
    }
  };

  /** Written only when true. */
  static final JsonType<Boolean> TRUTH = new JsonType<>() {
    @Override public void write(Boolean value, JsonGenerator out) throws IOException {
      out.writeBoolean(value);
    }

    @Override public Boolean read(JsonParser in) throws IOException {
      return in.getBooleanValue();
    }

    @Override public Boolean absent() {
      return false;
    }

    @Override public boolean isLeftOut(Boolean value) {
      return !value;
    }
  };

  /** Enum constants by a durable name. */
  static <E extends Enum<E>> JsonType<E> constants(Class<E> type, Function<E, String> durable) {
    Map<String, E> byName = new HashMap<>();
    for (var constant : type.getEnumConstants()) byName.put(durable.apply(constant), constant);
    return text(durable, word -> {
      var constant = byName.get(word);
      if (constant == null) throw new IllegalArgumentException("unknown word '" + word + "', known are " + byName.keySet());
      return constant;
    });
  }

  /** Enum constants by their names in lower case. */
  static <E extends Enum<E>> JsonType<E> constants(Class<E> type) {
    Map<E, String> names = new HashMap<>();
    for (var constant : type.getEnumConstants()) names.put(constant, constant.name().toLowerCase(Locale.ROOT));
    return constants(type, names::get);
  }

  static UUID uuid(String text) {
    if (text.length() != 36) throw new IllegalArgumentException("'" + text + "' is not a uuid");
    return UUID.fromString(text);
  }

  private static <T> JsonType<T> text(Function<T, String> print, Function<String, T> parse) {
    return new JsonType<>() {
      @Override public void write(T value, JsonGenerator out) throws IOException {
        out.writeString(print.apply(value));
      }

      @Override public T read(JsonParser in) throws IOException {
        Json.expect(in, JsonToken.VALUE_STRING, "a text");
        return parse.apply(in.getText());
      }
    };
  }

  private abstract static class Whole<N extends Number> implements JsonType<N> {
    private final N absent;

    Whole(N absent) {
      this.absent = absent;
    }

    abstract N number(JsonParser in) throws IOException;

    @Override public void write(N value, JsonGenerator out) throws IOException {
      out.writeNumber(value.longValue());
    }

    @Override public N read(JsonParser in) throws IOException {
      Json.expect(in, JsonToken.VALUE_NUMBER_INT, "a whole number");
      return number(in);
    }

    @Override public N absent() {
      return absent;
    }
  }
}
