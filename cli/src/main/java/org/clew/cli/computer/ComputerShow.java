package org.clew.cli.computer;

import java.util.List;
import java.util.Map;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Table;
import org.clew.registry.ComputerRegistry;
import org.clew.store.PlainJson;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a computer and how one logs in there. */
@Command
public final class ComputerShow extends StoreCommand {
  @Parameters(paramLabel = "LABEL", description = "The computer.")
  String label;

  public ComputerShow(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var registry = ComputerRegistry.of(store, shell.home());
    var entry = Access.named(registry, label);
    var whole = ComputerJson.whole(entry, registry, store);
    if (json) {
      shell.json(whole);
      return 0;
    }
    var table = new Table("Property", "Value");
    whole.forEach((name, value) -> {
      if (!name.equals("auth")) table.row(name, text(value));
    });
    entry.auth().parameters().forEach((name, value) -> table.row("auth." + name, text(value)));
    table.print(shell.out(), 0);
    return 0;
  }

  private static String text(Object value) {
    return switch (value) {
      case null -> "";
      case List<?> words when words.stream().allMatch(String.class::isInstance) ->
          String.join(" ", words.stream().map(String::valueOf).toList());
      case List<?> list -> PlainJson.write(list);
      case Map<?, ?> map -> PlainJson.write(map);
      default -> value.toString().stripTrailing().replace("\n", "\n" + " ".repeat(30));
    };
  }
}
