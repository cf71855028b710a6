package org.clew.scheduler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Recorded outputs, and answers of several parts made of them as the scripts of {@link BatchScripts} write them. */
final class Fixtures {
  static final String END = "==clew end\n";
  static final String NOW = "==clew note now 2027-01-01T00:10:00\n";

  private Fixtures() {}

  static String text(String path) {
    try (var file = Fixtures.class.getResourceAsStream("/fixtures/" + path)) {
      if (file == null) throw new IllegalArgumentException("no fixture " + path);
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String errors(String path) {
    return Fixtures.class.getResource("/fixtures/" + path + ".stderr") == null ? "" : text(path + ".stderr");
  }

  /** The result of a command with recorded output. */
  static CommandResult recorded(int exit, String path) {
    return new CommandResult(exit, text(path), errors(path));
  }

  static String part(String name, int exit, String stdout, String stderr) {
    return "==clew begin " + name + "\n" + stdout + "\n==clew told " + name + " " + exit + "\n" + stderr + "\n==clew close "
        + name + "\n";
  }

  static String part(String name, int exit, String stdout) {
    return part(name, exit, stdout, "");
  }

  static String claim(String text) {
    return part("claim", 0, text);
  }

  static CommandResult answer(String... parts) {
    return new CommandResult(0, String.join("", parts), "");
  }
}
