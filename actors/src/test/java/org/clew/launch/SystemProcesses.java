package org.clew.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the operating system runs for a job. */
final class SystemProcesses {
  private SystemProcesses() {}

  /** Ids of processes that carry the token of a job of this process. */
  static List<String> of(UUID process) throws IOException {
    var token = "CLEW_JOB_TOKEN=clew-" + process + "-";
    var found = new ArrayList<String>();
    try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var one : all) if (environment(one).contains(token)) found.add(one.getFileName().toString());
    }
    return found;
  }

  private static String environment(Path process) {
    try {
      return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }
}
