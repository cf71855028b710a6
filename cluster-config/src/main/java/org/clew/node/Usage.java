package org.clew.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What this JVM takes from its machine. */
final class Usage {
  private Usage() {}

  /** Resident memory in MB (2^20 bytes); null where the system does not tell. */
  static Long residentMb() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines.filter(line -> line.startsWith("VmRSS:")).findFirst()
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).orElse(null);
    } catch (IOException _) {
      return null;
    }
  }

  /** Processor time in seconds since the JVM started; null where the system does not tell. */
  static Double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().map(Usage::seconds).orElse(null);
  }

  static double secondsSince(Instant instant) {
    return seconds(Duration.between(instant, Instant.now()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
