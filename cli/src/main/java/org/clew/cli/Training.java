package org.clew.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Calls the commands that only read the store, one after the other, so that the cache for quick starts knows their classes. */
public final class Training {
  private static final List<String> COMMANDS = List.of("--version", "process lst", "process list -a", "process list --json",
      "process show 1", "process status 1", "node show 1", "node list", "computer list", "computer show localhost", "code list",
      "code show bash@localhost", "status");

  private Training() {}

  /** Ignores what the commands say; the home is an empty one. */
  public static void main(String[] args) {
    var outside = Shell.ofThisJvm();
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    for (var command : COMMANDS)
      Cli.run(new Shell(outside.home(), nowhere, nowhere, outside.environment(), 0), command.split(" "));
    Main.main("process", "list", "-a");
  }
}
