package org.clew.cli.code;

import java.util.Map;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.code.CodeView.State;
import org.clew.registry.CodeRegistry;
import org.clew.registry.CodeRegistry.Visibility;
import org.clew.repository.Repository;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Hides a code from listings, or shows it again. What ran with it keeps it, and its label can be taken by another. */
@Command
public final class CodeSwitch extends StoreCommand {
  private final Visibility wanted;

  @Parameters(paramLabel = "CODE", description = "label@computer, pk, or start of its uuid.")
  String name;

  private CodeSwitch(Shell shell, Visibility wanted) {
    super(shell);
    this.wanted = wanted;
  }

  public static CodeSwitch hide(Shell shell) {
    return new CodeSwitch(shell, Visibility.HIDDEN);
  }

  public static CodeSwitch reveal(Shell shell) {
    return new CodeSwitch(shell, Visibility.SHOWN);
  }

  @Override protected int run(Store store) {
    var view = CodeView.named(store, Repository.open(shell.home()), name);
    var label = view.code().fullLabel();
    if (view.state() == State.BUILT_IN) throw CommandException.refused("Code " + label + " is built in and cannot be hidden.");
    if (view.state() == State.UNLISTED)
      throw CommandException.refused("Node " + name + " is not in the list of codes: only a process has used it,"
          + " or another code has taken its label.");
    CodeRegistry.of(store).set(label, wanted);
    if (json) shell.json(Map.of("full_label", label, "state", wanted == Visibility.HIDDEN ? "hidden" : "shown"));
    else shell.out().println("Code " + label + (wanted == Visibility.HIDDEN ? " is hidden." : " is listed."));
    return 0;
  }
}
