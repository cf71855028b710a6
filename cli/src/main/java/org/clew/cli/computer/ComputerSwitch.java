package org.clew.cli.computer;

import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.computer.Computer.Availability;
import org.clew.registry.ComputerRegistry;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Enables or disables a computer. While it is disabled nothing connects to it, and its jobs wait. */
@Command
public final class ComputerSwitch extends StoreCommand {
  private final Availability wanted;

  @Parameters(paramLabel = "LABEL", description = "The computer.")
  String label;

  private ComputerSwitch(Shell shell, Availability wanted) {
    super(shell);
    this.wanted = wanted;
  }

  public static ComputerSwitch enable(Shell shell) {
    return new ComputerSwitch(shell, Availability.ENABLED);
  }

  public static ComputerSwitch disable(Shell shell) {
    return new ComputerSwitch(shell, Availability.DISABLED);
  }

  @Override protected int run(Store store) {
    var registry = ComputerRegistry.of(store, shell.home());
    if (Access.named(registry, label).computer().availability() == wanted && wanted == Availability.ENABLED)
      registry.confirm(label);
    var entry = registry.update(label, now -> now.with(now.computer().with(wanted))).orElseThrow();
    if (json) shell.json(ComputerJson.row(entry, registry, store));
    else shell.out()
        .println("Computer " + label + (wanted == Availability.ENABLED ? " is enabled."
        : " is disabled; its jobs wait until it is enabled."));
    return 0;
  }
}
