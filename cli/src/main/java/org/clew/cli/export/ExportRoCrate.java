package org.clew.cli.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.Version;
import org.clew.cli.text.Ordered;
import org.clew.definition.Definitions;
import org.clew.repository.Repository;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a process with its files as a Workflow Run RO-Crate. */
@Command
public final class ExportRoCrate extends StoreCommand {
  @Parameters(paramLabel = "PK", description = "The process; everything that it called comes with it.")
  String identifier;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR|FILE.zip", required = true,
      description = "A new folder, or a zip file when the name ends so.")
  Path target;

  @Option(names = {"-f", "--force"}, description = "Replace the zip file if it exists.")
  boolean force;

  @Option(names = "--license", paramLabel = "ID|URL",
      description = "Licence of the crate: an SPDX identifier such as CC-BY-4.0, or a URL.")
  String license;

  @Option(names = "--name", paramLabel = "TEXT", description = "Title of the crate (default: made of the process).")
  String name;

  @Option(names = "--description", paramLabel = "TEXT", description = "What it is about (default: description of the process).")
  String description;

  @Mixin
  Who who = new Who();

  public ExportRoCrate(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    if (Files.isRegularFile(target) && target.toString().endsWith(".zip") && !force)
      throw CommandException.refused(target + " exists; --force replaces it.");
    var process = Identifier.process(store.graph(), identifier);
    var scope = Scope.of(store.graph(), store.graph().node(process.pk()).orElseThrow());
    var definitions = Definitions.discovered(Thread.currentThread().getContextClassLoader());
    var crate = RoCrate.of(store, Repository.open(shell.home()), definitions, process, scope,
        new RoCrate.About(name, description, license, who),
        Instant.now(), Version.text());
    CrateWriter.write(crate, target);
    if (!process.sealed()) shell.err().println("Process " + process.pk() + " has not ended: the crate shows it as it is now.");
    if (license == null) shell.err()
        .println("Nobody may use the crate without asking you: say how it may be used with --license, such as CC-BY-4.0.");
    if (json) shell.json(Ordered.map("crate", target.toString(), "files", crate.files().size(), "entities", crate.entities()
        .all().size()));
    else shell.err().println("Wrote " + target + ": " + number(scope.processes().size(), "process", "es") + ", "
        + number(crate.files().size(), "file", "s") + ".");
    return 0;
  }

  private static String number(int count, String one, String more) {
    return count + " " + one + (count == 1 ? "" : more);
  }
}
