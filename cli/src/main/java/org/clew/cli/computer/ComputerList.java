package org.clew.cli.computer;

import java.util.Map;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Table;
import org.clew.computer.Computer.Availability;
import org.clew.registry.ComputerRegistry;
import org.clew.store.Store;
import picocli.CommandLine.Command;

/** Lists the computers. */
@Command
public final class ComputerList extends StoreCommand {
  public ComputerList(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var registry = ComputerRegistry.of(store, shell.home());
    var all = registry.list();
    if (json) {
      shell.json(Map.of("computers", all.stream().map(entry -> ComputerJson.row(entry, registry.isBuiltIn(entry.computer().label()))).toList()));
      return 0;
    }
    var table = new Table("Label", "Hostname", "Transport", "Scheduler", "Enabled", "Description");
    for (var entry : all) {
      var computer = entry.computer();
      table.row(computer.label(), computer.hostname(), computer.transport(), computer.scheduler(),
          computer.availability() == Availability.ENABLED ? "yes" : "no", computer.description());
    }
    table.print(shell.out(), shell.columns());
    return 0;
  }
}
