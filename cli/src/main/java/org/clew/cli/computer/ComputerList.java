package org.clew.cli.computer;

import java.util.Map;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Table;
import org.clew.computer.Computer;
import org.clew.computer.Computer.Availability;
import org.clew.jobslist.JobsListView;
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
      shell.json(Map.of("computers", all.stream().map(entry -> ComputerJson.row(entry, registry, store)).toList()));
      return 0;
    }
    var table = new Table("Label", "Hostname", "Transport", "Scheduler", "State", "Description");
    for (var entry : all) {
      var computer = entry.computer();
      table.row(computer.label(), computer.hostname(), computer.transport(), computer.scheduler(),
          state(store, computer), computer.description());
    }
    table.print(shell.out(), shell.columns());
    return 0;
  }

  private static String state(Store store, Computer computer) {
    if (computer.availability() == Availability.DISABLED) return "disabled";
    return JobsListView.trouble(store, computer.label()).map(found -> "in trouble").orElse("enabled");
  }
}
