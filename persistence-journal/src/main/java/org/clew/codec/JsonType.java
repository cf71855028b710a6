package org.clew.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** How values of one Java type stand in JSON. */
interface JsonType<T> {
  /** Writes a value that {@link #isLeftOut} does not leave out. */
  void write(T value, JsonGenerator out) throws IOException;

  /** Reads the value whose first token is the current one, and stops at its last token; IllegalArgumentException says what is wrong. */
  T read(JsonParser in) throws IOException;

  /** What a component is that is not in the JSON, or is null there. */
  default T absent() {
    return null;
  }

  /** Whether a component of this value is not written at all. */
  default boolean isLeftOut(T value) {
    return value == null;
  }
}
