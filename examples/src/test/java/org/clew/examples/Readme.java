package org.clew.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the README of the repository and the files that it names, wherever in the repository the build runs. */
public final class Readme {
  private Readme() {}

  public static String text() throws IOException {
    return Files.readString(root().resolve("README.md"));
  }

  static Path root() {
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("README.md")) && Files.exists(folder.resolve("examples"))) return folder;
    }
    throw new IllegalStateException("no README.md above " + Path.of("").toAbsolutePath());
  }
}
