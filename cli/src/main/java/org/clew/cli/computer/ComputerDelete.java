package org.clew.cli.computer;

import java.util.ArrayList;
import java.util.Map;
import org.clew.cli.CommandException;
import org.clew.cli.CommandException.Detail;
import org.clew.cli.CommandException.Reason;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.registry.CodeRegistry;
import org.clew.registry.CodeRegistry.Visibility;
import org.clew.registry.ComputerRegistry;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Forgets a computer that no code and no unfinished process needs. */
@Command
public final class ComputerDelete extends StoreCommand {
  private static final int MOST = 20;

  @Parameters(paramLabel = "LABEL", description = "The computer.")
  String label;

  public ComputerDelete(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var registry = ComputerRegistry.of(store, shell.home());
    Access.named(registry, label);
    if (registry.isBuiltIn(label))
      throw CommandException.refused("Computer " + label + " is built in; it can be disabled, not deleted.");
    var users = users(store);
    if (!users.isEmpty()) throw new CommandException(Reason.REFUSED, "Computer " + label + " is in use:", users);
    registry.delete(label);
    if (json) shell.json(Map.of("deleted", label));
    else shell.out()
        .println("Computer " + label + (registry.isBuiltIn(label) ? " is as it was built in again." : " is deleted."));
    return 0;
  }

  private ArrayList<Detail> users(Store store) {
    var users = new ArrayList<Detail>();
    for (var code : CodeRegistry.of(store).list()) {
      if (code.visibility() == Visibility.SHOWN && isHere(store.graph().node(code.node().pk()).map(Graph.NodeRow::content)
          .orElse(null)))
        users.add(new Detail(code.fullLabel(), "is a code on it; 'clew code hide " + code.fullLabel() + "' takes it away"));
    }
    for (var process : store.graph().active()) {
      if (users.size() == MOST) return users;
      if (uses(store.graph(), process)) users.add(new Detail(String.valueOf(process.pk()),
          process.processLabel() + " has not ended; wait for it or 'clew process kill " + process.pk() + "'"));
    }
    return users;
  }

  private boolean uses(Graph graph, ProcessRow process) {
    for (var link : graph.incoming(process.pk()))
      if (link.other().nodeType().equals("data.code") && isHere(link.other().content())) return true;
    var attributes = graph.node(process.pk()).map(Graph.NodeRow::content).orElse(null);
    return attributes instanceof Map<?, ?> map && isHere(map.get("metadata_inputs"));
  }

  /** Content of a code, or metadata of a job. */
  private boolean isHere(Object content) {
    return content instanceof Map<?, ?> map && label.equals(map.get("computer"));
  }
}
