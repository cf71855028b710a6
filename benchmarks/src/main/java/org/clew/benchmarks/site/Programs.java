package org.clew.benchmarks.site;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.clew.benchmarks.LoadException;

/** Runs programs of this machine to their end. */
final class Programs {
  private static final long MINUTES = 5;

  private Programs() {}

  /**
   * What it printed on both streams.
   *
   * @throws LoadException with that text when it fails, or does not end within five minutes
   */
  static String run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException, LoadException {
    var output = Files.createTempFile("clew-bench", ".out");
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      var process = builder.start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroy();
        throw new LoadException(command.getFirst() + " did not end within " + MINUTES + " minutes");
      }
      var printed = Files.readString(output);
      if (process.exitValue() != 0) throw new LoadException(String.join(" ", command) + " failed: " + printed.strip());
      return printed;
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
