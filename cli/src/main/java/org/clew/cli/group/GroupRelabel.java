package org.clew.cli.group;

import org.clew.cli.Made;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives a group another label. */
@Command
final class GroupRelabel extends StoreCommand {
  @Parameters(index = "0", paramLabel = "GROUP", description = "The group: label, label:type, or start of its uuid.")
  String identifier;

  @Parameters(index = "1", paramLabel = "LABEL", description = "The new label.")
  String label;

  GroupRelabel(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var groups = store.annotations().groups();
    var group = GroupFinder.of(store).named(identifier);
    GroupFinder.requireUsable(label, group.type());
    Made.of(groups.relabel(group.uuid(), label));
    var now = groups.group(group.uuid()).orElse(group);
    if (json) shell.json(GroupJson.of(now, groups.size(now.uuid())));
    else shell.out().println("Group " + GroupJson.text(group) + " is now " + GroupJson.text(now) + ".");
    return 0;
  }
}
