package org.clew.cli.group;

import org.clew.cli.Made;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.ExtrasOptions;
import org.clew.store.PlainJson;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows or changes the extras of a group. */
@Command
final class GroupExtras extends StoreCommand {
  @Parameters(paramLabel = "GROUP", description = "The group: label, label:type, or start of its uuid.")
  String identifier;

  @Mixin
  ExtrasOptions options;

  GroupExtras(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var groups = store.annotations().groups();
    var group = GroupFinder.of(store).named(identifier);
    var changes = options.changes();
    var extras = changes.isEmpty() ? group.extras() : Made.of(groups.changeExtras(group.uuid(), changes));
    if (json) {
      var plain = GroupJson.brief(group);
      plain.put("extras", extras);
      shell.json(plain);
    } else {
      extras.forEach((key, value) -> shell.out().println(key + ": " + (value instanceof String text ? text
          : PlainJson.write(value))));
    }
    return 0;
  }
}
