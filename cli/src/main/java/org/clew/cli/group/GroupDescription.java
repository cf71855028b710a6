package org.clew.cli.group;

import org.clew.cli.Made;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows or sets the description of a group. */
@Command
final class GroupDescription extends StoreCommand {
  @Parameters(index = "0", paramLabel = "GROUP", description = "The group: label, label:type, or start of its uuid.")
  String identifier;

  @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "The new description; an empty one takes it away.")
  String text;

  GroupDescription(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var groups = store.annotations().groups();
    var group = GroupFinder.of(store).named(identifier);
    if (text != null) Made.of(groups.describe(group.uuid(), text));
    var now = groups.group(group.uuid()).orElse(group);
    if (json) shell.json(GroupJson.of(now, groups.size(now.uuid())));
    else shell.out().println(now.description());
    return 0;
  }
}
