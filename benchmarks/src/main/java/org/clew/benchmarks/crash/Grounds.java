package org.clew.benchmarks.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders of one run. Other users may write where jobs run and note their starts. */
record Grounds(Path root) {
  /** Failed phases are tried again soon and often, so that a run is not about waiting. */
  private static final String SETTINGS = """
      {"transport.task_retry_initial_interval": 0.5, "transport.task_maximum_attempts": 10}
      """;

  static Grounds create() throws IOException {
    var grounds = new Grounds(Files.createTempDirectory("clew-bench"));
    Files.setPosixFilePermissions(grounds.root, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (var shared : new Path[] {grounds.work(), grounds.starts()}) {
      Files.createDirectory(shared);
      Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    Files.createDirectory(grounds.home());
    Files.createDirectory(grounds.temporary());
    Files.writeString(grounds.home().resolve("config.json"), SETTINGS);
    return grounds;
  }

  Path home() {
    return root.resolve("home");
  }

  /** Holds the job directories. */
  Path work() {
    return root.resolve("work");
  }

  /** Holds a file for each process, named by its label, with a line for each start of its job. */
  Path starts() {
    return root.resolve("starts");
  }

  /** Temporary files of workers, who cannot remove them when they are killed. */
  Path temporary() {
    return root.resolve("tmp");
  }

  /** What all workers have logged. */
  Path log() {
    return root.resolve("workers.log");
  }

  /** Jobs may be writing their last lines meanwhile. */
  void remove() {
    try (Stream<Path> files = Files.walk(root)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    } catch (NoSuchFileException _) {
      return;
    } catch (IOException | UncheckedIOException e) {
      System.err.println("could not remove all of " + root + ": " + e.getMessage());
    }
  }
}
