package org.clew.cli.code;

import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Table;
import org.clew.repository.Repository;
import org.clew.store.PlainJson;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a code. */
@Command
public final class CodeShow extends StoreCommand {
  @Parameters(paramLabel = "CODE", description = "label@computer, pk, or start of its uuid.")
  String name;

  public CodeShow(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var whole = CodeJson.whole(CodeView.named(store, Repository.open(shell.home()), name));
    if (json) {
      shell.json(whole);
      return 0;
    }
    var table = new Table("Property", "Value");
    whole.forEach((key, value) -> table.row(key, value == null || value instanceof String ? value : PlainJson.write(value)));
    table.print(shell.out(), 0);
    return 0;
  }
}
