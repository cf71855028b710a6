package org.clew.cli.group;

import java.util.List;
import org.clew.cli.CommandException;
import org.clew.cli.Made;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves nodes from one group to another. */
@Command
final class GroupMove extends StoreCommand {
  @Option(names = {"-s", "--source-group"}, required = true, paramLabel = "GROUP", description = "The group they are in.")
  String source;

  @Option(names = {"-t", "--target-group"}, required = true, paramLabel = "GROUP", description = "The group they come into.")
  String target;

  @Option(names = {"-a", "--all"}, description = "Move all nodes.")
  boolean all;

  @Parameters(paramLabel = "PK", arity = "0..*", description = "Nodes: pk, uuid, start of the uuid, or label.")
  List<String> nodes = List.of();

  GroupMove(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    Members.checkNamedOrAll(nodes, all, "--all");
    var groups = store.annotations().groups();
    var from = GroupFinder.of(store).named(source);
    var to = GroupFinder.of(store).named(target);
    if (from.equals(to)) throw CommandException.usage("Source and target are the same group.");
    var pks = Members.chosen(store, from, nodes);
    Made.of(groups.move(from.uuid(), to.uuid(), pks));
    if (json) shell.json(Members.json(groups, to, "moved", pks.size()));
    else shell.out().println(Members.count(pks.size()) + " moved from group " + GroupJson.text(from) + " to "
        + GroupJson.text(to) + ".");
    return 0;
  }
}
