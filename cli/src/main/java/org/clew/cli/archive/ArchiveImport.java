package org.clew.cli.archive;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.archive.ExtrasMode;
import org.clew.archive.ImportOptions;
import org.clew.archive.ImportOptions.CommentMode;
import org.clew.archive.ImportOptions.Grouping;
import org.clew.archive.ImportOptions.NewExtras;
import org.clew.archive.ImportPlan;
import org.clew.archive.Importer;
import org.clew.archive.Sources;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.registry.ComputerRegistry;
import org.clew.repository.Repository;
import org.clew.store.Store;
import org.clew.store.home.Author;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings archives of Clew or AiiDA into the store, each in one transaction; what is here already is left as it is. */
@Command
public final class ArchiveImport extends StoreCommand {
  private static final int NOTES = 20;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Archives of Clew, or of AiiDA from version 2 on (.aiida).")
  List<Path> files;

  @Option(names = {"-G", "--group"}, paramLabel = "LABEL",
      description = "Put all nodes into this group; default: one of the import's own.")
  String group;

  @Option(names = "--import-group", negatable = true, description = "Whether an import has a group (default: yes).")
  Boolean importGroup;

  @Option(names = {"-e", "--extras-mode"}, paramLabel = "MODE", defaultValue = "keep",
      description =
          "Extras of nodes that are here: keep, update, mirror or none; or three letters, for those only here (k keep, n drop),"
          + " only there (c create, n skip), and in both (l leave, u update, d delete).")
  String extrasMode;

  @Option(names = "--extras-mode-new", paramLabel = "MODE", defaultValue = "import",
      description = "Extras of new nodes: ${COMPLETION-CANDIDATES}.")
  NewExtras newExtras;

  @Option(names = "--comment-mode", paramLabel = "MODE", defaultValue = "newest",
      description = "Which of two versions of a comment stays: ${COMPLETION-CANDIDATES}.")
  CommentMode commentMode;

  @Option(names = "--any-size", description = "Read archives also when they unpack to very much more than their size.")
  boolean anySize;

  @Option(names = {"-n", "--dry-run"}, description = "Check everything and say what is new; write nothing.")
  boolean dryRun;

  public ArchiveImport(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var mode = ExtrasMode.of(extrasMode).orElseThrow(() ->
        CommandException.usage("--extras-mode takes keep, update, mirror, none or three"
        + " letters like kcl, not '" + extrasMode + "'."));
    if (group != null && Boolean.FALSE.equals(importGroup))
      throw CommandException.usage("--group and --no-import-group exclude each other.");
    var options = new ImportOptions(mode, newExtras, commentMode, Optional.ofNullable(group),
        Boolean.FALSE.equals(importGroup) ? Grouping.UNGROUPED : Grouping.GROUPED, Author.of(shell.home()));
    var told = new ArrayList<Map<String, Object>>();
    var progress = new ProgressLine(shell);
    var importer = new Importer(store, Repository.open(shell.home()), ComputerRegistry.of(store, shell.home()), Clock.systemUTC(),
        progress);
    try {
      for (var file : files) {
        try (var source = Sources.open(file, anySize)) {
          var plan = importer.plan(source, options);
          if (!dryRun) importer.run(plan);
          progress.end();
          told.add(told(file, plan));
        }
      }
    } finally {
      progress.end();
      if (json && told.size() == files.size()) shell.json(Map.of("dry_run", dryRun, "archives", told));
    }
    return 0;
  }

  private Map<String, Object> told(Path file, ImportPlan plan) {
    if (!json) print(file, plan);
    var plain = new LinkedHashMap<String, Object>();
    plain.put("file", file.toString());
    plain.put("new_nodes", plan.newNodes());
    plain.put("known_nodes", plan.knownNodes());
    plain.put("new_links", plan.newLinks());
    plain.put("new_files", plan.newObjects());
    plain.put("logs", plan.logs());
    plain.put("comments", plan.comments());
    plain.put("groups", plan.groups());
    plain.put("group", plan.group());
    plain.put("added_computers", plan.addedComputers());
    plain.put("renamed_computers", plan.renamedComputers());
    plain.put("codes", plan.listedCodes());
    plain.put("notes", plan.notes());
    return plain;
  }

  private void print(Path file, ImportPlan plan) {
    shell.out().println((dryRun ? "Would import " : "Imported ") + file + ": " + Counts.of(plan.newNodes(), "new nodes") + ", "
        + Counts.of(plan.newLinks(), "links") + ", " + Counts.of(plan.newObjects(), "files") + "; "
        + Counts.of(plan.knownNodes(), "nodes") + (plan.knownNodes() == 1 ? " was" : " were") + " here already"
        + (plan.group() == null ? "." : "; group " + plan.group() + "."));
    if (!plan.addedComputers().isEmpty()) shell.out().println("Computers: " + String.join(", ", plan.addedComputers())
        + ". To run jobs there, say how to log in: 'clew computer configure'.");
    plan.renamedComputers().forEach((there, here) -> shell.out().println("Computer " + there + " is called " + here
        + " here, because there is another " + there + "."));
    if (!plan.listedCodes().isEmpty()) shell.out().println("Codes: " + String.join(", ", plan.listedCodes()) + ".");
    plan.notes().stream().limit(NOTES).forEach(note -> shell.err().println("note: " + note));
    if (plan.notes().size() > NOTES) shell.err().println("note: and " + (plan.notes().size() - NOTES) + " more; --json has all");
  }
}
