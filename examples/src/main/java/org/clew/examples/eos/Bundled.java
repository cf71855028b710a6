package org.clew.examples.eos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text files that are in the jar beside these classes. */
final class Bundled {
  private Bundled() {}

  static String text(String name) {
    try (var in = Bundled.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("the jar of the examples has no file " + name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
