package org.clew.cli.calcjob;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.text.Ports;
import org.clew.cli.text.Values;
import org.clew.store.Graph.NodeRow;
import org.clew.store.PlainJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the main output of a job; without one, all outputs that have a short value. */
@Command
public final class Results extends CalcJobCommand {
  @Option(names = {"-k", "--keys"}, split = ",", paramLabel = "KEY", description = "Only these keys.")
  List<String> keys = List.of();

  public Results(Shell shell) {
    super(shell);
  }

  @Override int run(JobNode job) {
    var results = results(job);
    for (var key : keys) {
      if (!results.containsKey(key)) throw CommandException.notFound("The results of " + job.name() + " have no '" + key + "': "
          + String.join(", ", results.keySet()) + ".");
    }
    if (!keys.isEmpty()) results.keySet().retainAll(keys);
    if (json) shell.json(results);
    else results.forEach((key, value) -> shell.out().println(key + ": " + PlainJson.write(value)));
    return 0;
  }

  private static Map<String, Object> results(JobNode job) {
    var outputs = job.outputs();
    for (var label : job.mainOutputs()) {
      if (outputs.get(label) != null && dict(outputs.get(label)) != null) return dict(outputs.get(label));
    }
    var dicts = outputs.values().stream().filter(node -> node.nodeType().equals("data.dict")).toList();
    if (dicts.size() == 1) return dict(dicts.getFirst());
    var shortOnes = new LinkedHashMap<String, Object>();
    outputs.forEach((label, node) -> {
      if (Values.isShort(node.nodeType(), node.content())) shortOnes.put(label, node.content());
    });
    if (shortOnes.isEmpty()) throw CommandException.notFound(job.name() + " has no results"
        + (job.process().sealed() ? "." : " yet."));
    return Ports.nest(shortOnes);
  }

  private static Map<String, Object> dict(NodeRow node) {
    if (!(node.content() instanceof Map<?, ?> map)) return null;
    var copy = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> copy.put((String) key, value));
    return copy;
  }
}
