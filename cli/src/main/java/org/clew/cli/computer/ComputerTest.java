package org.clew.cli.computer;

import java.util.LinkedHashMap;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.computer.Computer.Availability;
import org.clew.jobslist.JobsListView;
import org.clew.registry.ComputerRegistry;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tries everything that jobs will need on a computer, and says what to do about what does not work. */
@Command
public final class ComputerTest extends StoreCommand {
  @Parameters(paramLabel = "LABEL", description = "The computer.")
  String label;

  public ComputerTest(Shell shell) {
    super(shell);
  }

  @Override protected boolean usesPlugins() {
    return true;
  }

  @Override protected int run(Store store) throws Exception {
    var registry = ComputerRegistry.of(store, shell.home());
    var entry = Access.named(registry, label);
    var checks = new Checks(check -> {
      if (!json) print(check);
    });
    if (!json && entry.computer().availability() == Availability.DISABLED) shell.err().println("Computer " + label
        + " is disabled: it is tested all the same, but jobs do not use it ('clew computer enable " + label + "').");
    try (var transport = Access.transport(entry)) {
      new ComputerChecks(entry.computer(), transport, Access.scheduler(entry), checks).run();
    }
    if (!checks.hasFailed() && JobsListView.trouble(store, label).isPresent()) registry.confirm(label);
    if (json) printJson(checks);
    else shell.out().println(checks.hasFailed() ? "Computer " + label + " cannot be used yet."
        : "Computer " + label + " can be used.");
    return checks.hasFailed() ? 1 : 0;
  }

  private void print(Check check) {
    shell.out().println(check.line());
    if (!check.remedy().isEmpty()) shell.out().println("  → " + check.remedy());
    shell.out().flush();
  }

  private void printJson(Checks checks) {
    var json = new LinkedHashMap<String, Object>();
    json.put("computer", label);
    json.put("ok", !checks.hasFailed());
    json.put("checks", checks.done().stream().map(Check::json).toList());
    shell.json(json);
  }
}
