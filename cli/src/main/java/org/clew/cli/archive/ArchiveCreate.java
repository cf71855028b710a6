package org.clew.cli.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.archive.Exporter;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.Version;
import org.clew.registry.ComputerRegistry;
import org.clew.repository.Repository;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes nodes, with all that they were made from, into a file that another store can import. */
@Command
public final class ArchiveCreate extends StoreCommand {
  @Parameters(paramLabel = "FILE", description = "The archive to write, such as results.clew.zip.")
  Path file;

  @Option(names = {"-a", "--all"}, description = "Everything in the store.")
  boolean all;

  @Option(names = {"-N", "--nodes"}, paramLabel = "PK", arity = "1..*",
      description = "Nodes: pk, uuid, start of a uuid, or label.")
  List<String> nodes = new ArrayList<>();

  @Option(names = {"-G", "--groups"}, paramLabel = "GROUP", arity = "1..*",
      description = "Groups with their nodes: label or uuid.")
  List<String> groups = new ArrayList<>();

  @Option(names = {"-X", "--codes"}, paramLabel = "CODE", arity = "1..*", description = "Codes: label@computer.")
  List<String> codes = new ArrayList<>();

  @Option(names = {"-Y", "--computers"}, paramLabel = "LABEL", arity = "1..*",
      description = "Computers, without how one logs in there.")
  List<String> computers = new ArrayList<>();

  @Mixin ExportRules rules;

  @Option(names = "--include-logs", negatable = true, description = "Log records of processes (default: yes).")
  Boolean logs;

  @Option(names = "--include-comments", negatable = true, description = "Comments on nodes (default: yes).")
  Boolean comments;

  @Option(names = "--no-extras", description = "Leave the extras of nodes out.")
  boolean noExtras;

  @Option(names = "--compress", paramLabel = "0-9", defaultValue = "6",
      description = "From 0, quick, to 9, small (default ${DEFAULT-VALUE}).")
  int compression;

  @Option(names = {"-n", "--dry-run"}, description = "Only say what it would hold.")
  boolean dryRun;

  @Option(names = {"-f", "--force"}, description = "Replace the file if it exists.")
  boolean force;

  public ArchiveCreate(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) throws IOException {
    if (compression < 0 || compression > 9)
      throw CommandException.usage("--compress takes a number from 0 to 9, not " + compression + ".");
    boolean named = !nodes.isEmpty() || !groups.isEmpty() || !codes.isEmpty() || !computers.isEmpty();
    if (all == named)
      throw CommandException.usage("Say what to archive: either --all, or --nodes, --groups, --codes, --computers.");
    requirePlace();
    var registry = ComputerRegistry.of(store, shell.home());
    var chosen = new Chosen(store);
    chosen.nodes(nodes);
    chosen.groups(groups);
    chosen.codes(codes);
    chosen.computers(computers, registry);
    chosen.requireKnown();
    var start = all ? new Exporter.Start.All() : new Exporter.Start.Some(chosen.pks, rules.chosen());
    var options = new Exporter.Options(start, chosen.groups, chosen.computers, !Boolean.FALSE.equals(logs),
        !Boolean.FALSE.equals(comments), !noExtras, compression, "clew " + Version.text());
    var progress = new ProgressLine(shell);
    var exporter = new Exporter(store, Repository.open(shell.home()), registry, progress);
    try {
      var selection = exporter.select(options);
      if (dryRun) return tell(Map.of("nodes", (long) selection.pks().size()), null);
      var metadata = exporter.write(selection, file);
      progress.end();
      return tell(counts(metadata), metadata);
    } catch (IOException e) {
      throw CommandException.refused("Cannot write " + file + ": " + e.getMessage() + ".");
    } finally {
      progress.end();
    }
  }

  private void requirePlace() {
    if (Files.isDirectory(file)) throw CommandException.refused(file + " is a folder: name a file.");
    if (Files.exists(file) && !force && !dryRun) throw CommandException.refused(file + " exists; --force replaces it.");
    var folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) throw CommandException.refused("There is no folder " + folder + ".");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> counts(Map<String, Object> metadata) {
    return (Map<String, Object>) metadata.get("counts");
  }

  private int tell(Map<String, Object> counts, Map<String, Object> metadata) throws IOException {
    if (json) {
      var plain = new LinkedHashMap<String, Object>();
      plain.put("file", file.toString());
      plain.put("dry_run", dryRun);
      plain.put("bytes", dryRun ? null : (Object) Files.size(file));
      plain.put("counts", counts);
      if (metadata != null) plain.put("metadata", metadata);
      shell.json(plain);
    } else if (dryRun) {
      shell.out().println(file + " would hold " + counts.get("nodes") + " nodes; nothing was written.");
    } else {
      shell.out().println("Wrote " + file + ": " + Counts.text(counts) + "; " + Counts.size(Files.size(file)) + ".");
    }
    return 0;
  }
}
