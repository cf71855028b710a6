package org.clew.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings of actor systems under test. */
final class Systems {
  private Systems() {}

  static Config config(Path home) {
    return ConfigFactory.parseString("""
        pekko.persistence.journal.plugin = "clew.journal"
        pekko.persistence.snapshot-store.plugin = "clew.snapshot-store"
        pekko.stdout-loglevel = OFF
        pekko.loglevel = WARNING
        pekko.actor.allow-java-serialization = on
        pekko.actor.warn-about-java-serializer-usage = off
        clew.store.home = "%s"
        """.formatted(home)).withFallback(ConfigFactory.load());
  }

  static Path temporaryHome() {
    try {
      Path home = Files.createTempDirectory("clew-store");
      home.toFile().deleteOnExit();
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
