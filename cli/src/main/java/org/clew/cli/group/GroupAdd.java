package org.clew.cli.group;

import java.util.List;
import org.clew.cli.Made;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts nodes into a group. */
@Command
final class GroupAdd extends StoreCommand {
  @Option(names = {"-G", "--group"}, required = true, paramLabel = "GROUP",
      description = "The group: label, label:type, or start of its uuid.")
  String identifier;

  @Parameters(paramLabel = "PK", arity = "1..*", description = "Nodes: pk, uuid, start of the uuid, or label.")
  List<String> nodes;

  GroupAdd(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var groups = store.annotations().groups();
    var group = GroupFinder.of(store).named(identifier);
    int added = Made.of(groups.add(group.uuid(), Members.named(store, nodes)));
    if (json) shell.json(Members.json(groups, group, "added", added));
    else shell.out().println(Members.count(added) + " added to group " + GroupJson.text(group) + ".");
    return 0;
  }
}
