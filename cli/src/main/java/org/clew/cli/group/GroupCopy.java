package org.clew.cli.group;

import org.clew.cli.CommandException;
import org.clew.cli.Made;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Groups;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Puts the nodes of a group into another one, too. */
@Command
final class GroupCopy extends StoreCommand {
  @Parameters(index = "0", paramLabel = "SOURCE", description = "The group: label, label:type, or start of its uuid.")
  String source;

  @Parameters(index = "1", paramLabel = "TARGET", description = "Another group, or the label of a new one.")
  String target;

  GroupCopy(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var groups = store.annotations().groups();
    var finder = GroupFinder.of(store);
    var from = finder.named(source);
    var to = finder.namedOrMade(target, GroupFinder.fresh(shell, target, Groups.CORE, from.description()));
    if (from.uuid().equals(to.uuid())) throw CommandException.usage("Source and target are the same group.");
    int added = Made.of(groups.add(to.uuid(), Members.all(groups, from.uuid())));
    if (json) shell.json(Members.json(groups, to, "added", added));
    else shell.out().println(Members.count(added) + " of group " + GroupJson.text(from) + " added to " + GroupJson.text(to)
        + ".");
    return 0;
  }
}
