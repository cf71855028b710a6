package org.clew.testkit.virtual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders that do not outlive a test. */
final class TemporaryFolder {
  /** In memory, on Linux: what is durable there costs microseconds, and nothing here has to outlive a loss of power. */
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ENOUGH = 256L << 20;

  private TemporaryFolder() {}

  static Path quick(String prefix) {
    try {
      var inMemory = Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH;
      return inMemory ? Files.createTempDirectory(MEMORY, prefix) : plain(prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path plain(String prefix) {
    try {
      return Files.createTempDirectory(prefix).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void remove(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
