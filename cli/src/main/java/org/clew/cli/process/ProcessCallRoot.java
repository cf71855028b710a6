package org.clew.cli.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells which process is at the top of the calls that led to one. */
@Command
public final class ProcessCallRoot extends StoreCommand {
  @Parameters(paramLabel = "PK", arity = "1..*", description = "Processes: pk, uuid, start of the uuid, or label.")
  List<String> identifiers;

  public ProcessCallRoot(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var answers = new ArrayList<Map<String, Object>>();
    for (var identifier : identifiers) {
      var process = Identifier.process(store.graph(), identifier);
      var root = root(store.graph(), process);
      var json = new LinkedHashMap<String, Object>();
      json.put("pk", process.pk());
      json.put("uuid", process.uuid().toString());
      json.put("root", ProcessJson.brief(root));
      answers.add(json);
      if (!this.json) shell.out().println(root.pk() == process.pk() ? process.pk() + ": nobody called it" : process.pk() + ": "
          + root.processLabel() + "<" + root.pk() + ">");
    }
    if (json) shell.json(Map.of("processes", answers));
    return 0;
  }

  private static ProcessRow root(Graph graph, ProcessRow process) {
    var root = process;
    while (root.parentPk() != null) {
      var caller = graph.process(root.parentPk());
      if (caller.isEmpty()) return root;
      root = caller.get();
    }
    return root;
  }
}
