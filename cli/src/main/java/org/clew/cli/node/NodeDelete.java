package org.clew.cli.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.archive.Deletion;
import org.clew.cli.CommandException;
import org.clew.cli.CommandException.Detail;
import org.clew.cli.Identifier;
import org.clew.cli.Prompt;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.calcjob.Workdirs;
import org.clew.registry.ComputerRegistry;
import org.clew.store.Bulk;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes nodes and everything that makes no sense without them, after showing all of it. */
@Command
public final class NodeDelete extends StoreCommand {
  private static final int LINES = 200;

  @Parameters(paramLabel = "PK", arity = "1..*", description = "The nodes: pk, uuid, start of a uuid, or label.")
  List<String> identifiers;

  @Mixin DeleteRules rules;

  @Option(names = "--clean-workdir", description = "Empty the working directories of deleted jobs on their computers first.")
  boolean cleanWorkdir;

  @Option(names = {"-n", "--dry-run"}, description = "Only show what would go.")
  boolean dryRun;

  @Option(names = {"-f", "--force"}, description = "Ask no question.")
  boolean force;

  public NodeDelete(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var deletion = Deletion.of(store, named(store), rules.chosen());
    long nodes = deletion.pks().size();
    if (!json) show(store, deletion);
    if (dryRun) {
      if (json) shell.json(plain(store, deletion, null));
      else shell.err().println(count(nodes) + " would be deleted; nothing was.");
      return 0;
    }
    if (!force && !confirmed(nodes)) {
      shell.err().println("Nothing was deleted.");
      return 1;
    }
    if (cleanWorkdir) clean(store, deletion);
    var plain = json ? plain(store, deletion, null) : null;
    var removed = deletion.run(store);
    if (json) {
      plain.put("deleted", removed.nodes());
      shell.json(plain);
    } else shell.err().println("Deleted " + count(removed.nodes()) + ", " + removed.links() + " links, " + removed.logs()
        + " log records and the journals. Files go with the next 'clew storage maintain'.");
    return 0;
  }

  private List<Long> named(Store store) {
    var pks = new ArrayList<Long>();
    var unknown = new ArrayList<Detail>();
    for (var name : identifiers) {
      try {
        pks.add(Identifier.node(store.graph(), name).pk());
      } catch (CommandException e) {
        if (identifiers.size() == 1) throw e;
        unknown.add(new Detail(name, e.getMessage()));
      }
    }
    if (unknown.isEmpty()) return pks;
    throw new CommandException(CommandException.Reason.NOT_FOUND, "Nothing was deleted, because some nodes are not there:",
        unknown);
  }

  private void show(Store store, Deletion deletion) {
    var lines = DeletionTree.lines(store.bulk(), deletion.pks(), LINES);
    lines.forEach(shell.out()::println);
    if (lines.size() < deletion.pks().size()) shell.out().println("… and " + (deletion.pks().size() - lines.size()) + " more");
    shell.out().flush();
  }

  private boolean confirmed(long nodes) {
    if (!shell.isTerminal() || json)
      throw CommandException.refused("This deletes " + count(nodes) + " for good; say --force to do it.");
    return new Prompt(shell).confirmed("Delete " + (nodes == 1 ? "this node" : "these " + nodes + " nodes") + " for good?");
  }

  private void clean(Store store, Deletion deletion) {
    var problems = Workdirs.empty(store, ComputerRegistry.of(store, shell.home()), deletion.pks());
    if (!problems.isEmpty()) throw new CommandException(CommandException.Reason.FAILED,
        "Nothing was deleted, because some working directories could not be emptied"
            + " (leave out --clean-workdir to delete all the same):", problems);
  }

  private static Map<String, Object> plain(Store store, Deletion deletion, Long deleted) {
    var nodes = new ArrayList<Map<String, Object>>();
    var all = List.copyOf(deletion.pks());
    for (int from = 0; from < all.size(); from += Bulk.LOT) {
      for (var node : store.bulk().nodes(all.subList(from, Math.min(all.size(), from + Bulk.LOT)))) {
        var plain = new LinkedHashMap<String, Object>();
        plain.put("pk", node.pk());
        plain.put("uuid", node.uuid().toString());
        plain.put("node_type", node.row().nodeType());
        plain.put("process_type", node.row().processType());
        plain.put("label", node.row().label());
        nodes.add(plain);
      }
    }
    var plain = new LinkedHashMap<String, Object>();
    plain.put("nodes", nodes);
    plain.put("deleted", deleted == null ? 0L : deleted);
    return plain;
  }

  private static String count(long nodes) {
    return nodes + (nodes == 1 ? " node" : " nodes");
  }
}
