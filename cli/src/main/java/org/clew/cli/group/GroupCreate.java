package org.clew.cli.group;

import org.clew.cli.Made;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.AnnotationException;
import org.clew.store.Groups;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an empty group. */
@Command
final class GroupCreate extends StoreCommand {
  @Parameters(paramLabel = "LABEL", description = "Label; a/b puts the group b into the folder a.")
  String label;

  @Option(names = {"-d", "--description"}, paramLabel = "TEXT", defaultValue = "", description = "What is in it.")
  String description;

  @Option(names = {"-T", "--type"}, paramLabel = "TYPE", defaultValue = Groups.CORE,
      description = "Type (default ${DEFAULT-VALUE}).")
  String type;

  GroupCreate(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var group = GroupFinder.fresh(shell, label, type, description);
    if (!Made.of(store.annotations().groups().create(group))) throw AnnotationException.groupExists(label, type);
    if (json) shell.json(GroupJson.of(group, 0));
    else shell.out().println("Group " + GroupJson.text(group) + "  " + group.uuid());
    return 0;
  }
}
