package org.clew.cli.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.Version;
import org.clew.cli.text.Ordered;
import org.clew.store.PlainJson;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the provenance of a node as W3C PROV-JSON. */
@Command
public final class ExportProv extends StoreCommand {
  @Parameters(paramLabel = "PK", description = "A process, with all that it called; or data, with all that led to it.")
  String identifier;

  @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead of standard output.")
  Path file;

  @Mixin
  Who who = new Who();

  public ExportProv(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var scope = Scope.of(store.graph(), Identifier.node(store.graph(), identifier));
    var document = ProvJson.of(scope, who, Version.text());
    if (file == null) {
      shell.out().print(json ? PlainJson.write(document) + "\n" : new String(Pretty.json(document), StandardCharsets.UTF_8));
      return 0;
    }
    try {
      Files.write(file, Pretty.json(document));
    } catch (IOException e) {
      throw CommandException.refused("Cannot write " + file + ": " + (e instanceof NoSuchFileException
          ? "there is no such folder" : e.getMessage())
          + ".");
    }
    if (json) shell.json(Ordered.map("file", file.toString(), "entities", scope.data().size(), "activities", scope.processes()
        .size()));
    else shell.err().println("Wrote " + file + ": " + scope.data().size() + " entities, " + scope.processes().size()
        + " activities.");
    return 0;
  }
}
