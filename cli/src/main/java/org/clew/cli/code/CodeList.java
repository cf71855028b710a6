package org.clew.cli.code;

import java.util.Map;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Table;
import org.clew.repository.Repository;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists codes. */
@Command
public final class CodeList extends StoreCommand {
  @Option(names = {"-Y", "--computer"}, paramLabel = "LABEL", description = "Only those of this computer.")
  String computer;

  @Option(names = {"-a", "--all"}, description = "Also hidden ones.")
  boolean all;

  public CodeList(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var found = CodeView.all(store, Repository.open(shell.home())).stream()
        .filter(view -> all || view.state() != CodeView.State.HIDDEN)
        .filter(view -> computer == null || view.code().computer().filter(computer::equals).isPresent()).toList();
    if (json) {
      shell.json(Map.of("codes", found.stream().map(CodeJson::of).toList()));
      return 0;
    }
    var table = new Table("PK", "Full label", "Kind", "Executable");
    for (var view : found) {
      var state = view.state() == CodeView.State.HIDDEN ? " (hidden)" : "";
      table.row(view.node().map(node -> (Object) node.pk()).orElse("-"), view.code().fullLabel() + state,
          CodeJson.of(view).get("kind"), view.code().executable());
    }
    table.print(shell.out(), shell.columns());
    return 0;
  }
}
