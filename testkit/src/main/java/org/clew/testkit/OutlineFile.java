package org.clew.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.AssertionFailedError;

/**
 * The outline of a chain as its author last approved it.
 *
 * @param resources folder of the test resources
 * @param process durable name of the chain
 */
record OutlineFile(Path resources, String process) {
  /** When true, files are written instead of compared. */
  static final String UPDATE = "clew.update";

  private static final Path TEST_RESOURCES = Path.of("src", "test", "resources");

  /** Those of the module that the test class was compiled in, else of the working directory. */
  static Path resources(Class<?> test) {
    try {
      var source = test.getProtectionDomain().getCodeSource();
      if (source != null && source.getLocation() != null && source.getLocation().getProtocol().equals("file")) {
        for (var folder = Path.of(source.getLocation().toURI()); folder != null; folder = folder.getParent()) {
          if (Files.isDirectory(folder.resolve("src/test"))) return folder.resolve(TEST_RESOURCES);
        }
      }
      return TEST_RESOURCES.toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compares, or writes when the property {@value #UPDATE} is true. */
  void check(String outline) {
    var file = resources.resolve("outlines").resolve(process + ".txt");
    try {
      if (Boolean.getBoolean(UPDATE)) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, outline);
        return;
      }
      if (!Files.exists(file)) {
        throw new AssertionError("there is no golden outline of '" + process + "'. " + remedy(outline));
      }
      var approved = Files.readString(file).replace("\r\n", "\n");
      if (!approved.equals(outline)) {
        throw new AssertionFailedError("the outline of '" + process + "' has changed; running processes know the old one:\n"
            + approved + "If it is meant to change, give renamed steps their old ids with formerly(...). " + remedy(outline),
            approved, outline);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String remedy(String outline) {
    return "Run the test with -D" + UPDATE + "=true, or put this into src/test/resources/outlines/" + process + ".txt:\n"
        + outline;
  }
}
