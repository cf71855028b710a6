package org.clew.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text files that are in the jar beside classes. */
public final class Bundled {
  private Bundled() {}

  /** The file of this name in the package of a class; throws IllegalStateException when the jar has none. */
  public static String text(Class<?> beside, String name) {
    try (var in = beside.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("the jar has no file " + name + " beside " + beside.getName());
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
