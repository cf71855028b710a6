package org.clew.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.clew.store.PlainJson;

/** Calls the command in this JVM and keeps what it printed. */
final class Terminal {
  private final Path home;

  Terminal(Path home) {
    this.home = home;
  }

  /** How a call ended and what it printed. */
  record Answer(int status, String out, String err) {
    Map<?, ?> json() {
      return (Map<?, ?>) PlainJson.read(out);
    }

    Map<?, ?> error() {
      return (Map<?, ?>) json().get("error");
    }
  }

  Answer clew(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var shell = new Shell(home, new PrintStream(out, false, StandardCharsets.UTF_8), new PrintStream(err, false, StandardCharsets.UTF_8),
        Map.of(), 0);
    int status = Cli.run(shell, args);
    shell.out().flush();
    shell.err().flush();
    return new Answer(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
