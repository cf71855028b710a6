package org.clew.repository;

import java.nio.file.Path;
import java.time.Instant;
import org.clew.store.Store;
import org.clew.store.sqlite.SqliteStore;

/** Upkeep in a JVM of its own, which halts at a moment, or does it again and again until it is killed. */
final class UpkeepChild {
  static final int HALTED = 42;

  private UpkeepChild() {}

  static Process start(Path home, String moment) throws Exception {
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
            UpkeepChild.class.getName(),
        home.toString(), moment).redirectError(ProcessBuilder.Redirect.INHERIT).redirectOutput(ProcessBuilder.Redirect.PIPE)
            .start();
  }

  /** Halts without running anything else, so as SIGKILL does. */
  public static void main(String[] arguments) {
    Path home = Path.of(arguments[0]);
    try (Store store = SqliteStore.open(home)) {
      Repository repository = Repository.open(home);
      do {
        Upkeep.run(repository, store, Shelf.FULL, Instant.now(), (_, _, _) -> {}, moment -> {
          if (moment.name().equals(arguments[1])) Runtime.getRuntime().halt(HALTED);
        });
        System.out.println("done");
      } while (arguments[1].equals("AGAIN"));
    }
  }
}
