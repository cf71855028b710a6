package org.clew.cli.group;

import java.util.List;
import org.clew.cli.Made;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes nodes out of a group; the nodes stay. */
@Command
final class GroupRemove extends StoreCommand {
  @Option(names = {"-G", "--group"}, required = true, paramLabel = "GROUP",
      description = "The group: label, label:type, or start of its uuid.")
  String identifier;

  @Option(names = {"-c", "--clear"}, description = "Take all nodes out.")
  boolean clear;

  @Parameters(paramLabel = "PK", arity = "0..*", description = "Nodes: pk, uuid, start of the uuid, or label.")
  List<String> nodes = List.of();

  GroupRemove(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    Members.checkNamedOrAll(nodes, clear, "--clear");
    var groups = store.annotations().groups();
    var group = GroupFinder.of(store).named(identifier);
    int removed = Made.of(groups.remove(group.uuid(), Members.chosen(store, group, nodes)));
    if (json) shell.json(Members.json(groups, group, "removed", removed));
    else shell.out().println(Members.count(removed) + " taken out of group " + GroupJson.text(group) + ".");
    return 0;
  }
}
