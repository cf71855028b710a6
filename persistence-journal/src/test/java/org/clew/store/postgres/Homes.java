package org.clew.store.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.clew.store.PlainJson;

/** Homes that are configured for a database. */
public final class Homes {
  private Homes() {}

  /** Writes the settings and makes the store. */
  public static void configure(Path home, PostgresPlace place) {
    try {
      Files.writeString(home.resolve("config.json"),
          PlainJson.write(Map.of("storage.backend", "postgres", "storage.url", place.url(),
          "storage.user", place.user(), "storage.password_file", place.passwordFile().orElseThrow().toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PostgresStore.init(place);
  }
}
