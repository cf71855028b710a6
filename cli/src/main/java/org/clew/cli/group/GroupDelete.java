package org.clew.cli.group;

import java.util.List;
import java.util.Map;
import org.clew.cli.CommandException;
import org.clew.cli.Made;
import org.clew.cli.Prompt;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Groups.Group;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forgets groups; their nodes stay. */
@Command
final class GroupDelete extends StoreCommand {
  @Parameters(paramLabel = "GROUP", arity = "1..*", description = "Groups: label, label:type, or start of the uuid.")
  List<String> identifiers;

  @Option(names = {"-f", "--force"}, description = "Do not ask.")
  boolean force;

  GroupDelete(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var groups = store.annotations().groups();
    var doomed = identifiers.stream().map(GroupFinder.of(store)::named).distinct().toList();
    var names = String.join(", ", doomed.stream().map(group -> GroupJson.text(group) + " ("
        + Members.count(groups.size(group.uuid())) + ")")
        .toList());
    if (!force) {
      if (!shell.isTerminal()) throw CommandException.refused("Nobody can be asked whether to delete " + names
          + ": give --force.");
      if (!new Prompt(shell).confirmed("Delete " + names
          + "? The nodes stay.")) throw CommandException.refused("Nothing was deleted.");
    }
    for (Group group : doomed) {
      Made.of(groups.delete(group.uuid()));
      if (!json) shell.out().println("Group " + GroupJson.text(group) + " is deleted.");
    }
    if (json) shell.json(Map.of("deleted", doomed.stream().map(GroupJson::brief).toList()));
    return 0;
  }
}
