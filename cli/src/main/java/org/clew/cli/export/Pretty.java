package org.clew.cli.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/** JSON that people read. */
final class Pretty {
  private Pretty() {}

  static byte[] json(Object plain) {
    try {
      return (new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(plain) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
