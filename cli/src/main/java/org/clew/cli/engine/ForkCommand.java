package org.clew.cli.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import org.clew.node.EngineClient;
import org.clew.node.Travels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a new process that goes on from a checkpoint of another one, with the same inputs or others. */
@Command
public final class ForkCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(index = "0", paramLabel = "PK", description = "The process, ended or not: pk, uuid, start of its uuid, or label.")
  String identifier;

  @Parameters(index = "1..*", paramLabel = "port=value",
      description = "Inputs that are to be others, as for 'clew run'; the rest stay.")
  List<String> assignments = new ArrayList<>();

  @Option(names = "--from", paramLabel = "N|TAG|STEP", required = true,
      description =
          "Number or tag of a checkpoint, or path of the step to begin with, as it was before it was done the last time.")
  String from;

  @Option(names = "--inputs", paramLabel = "FILE", description = "JSON or YAML file with inputs; port=value wins over it.")
  Path inputs;

  @Option(names = "--label", paramLabel = "TEXT", description = "Label of the new process; by default that of the old one.")
  String label;

  @Option(names = "--anew",
      description = "Start all processes anew that had been called and had not ended at that moment. By default those"
      + " that have finished well since are taken over.")
  boolean anew;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public ForkCommand(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    var request = new LinkedHashMap<String, Object>();
    request.put("from", from);
    request.put("label", label);
    request.put("anew", anew);
    LaunchArguments.addInputs(request, assignments, inputs, shell.home());
    var host = new TravelHost(shell);
    var answer = host.call(new TravelHost.Both() {
      @Override public Map<String, Object> online(EngineClient engine) {
        return engine.fork(identifier, request);
      }

      @Override public Map<String, Object> offline(Travels travels) {
        return travels.fork(identifier, request);
      }
    });
    if (json) {
      shell.json(answer);
      return 0;
    }
    var source = (Map<?, ?>) answer.get("forked_from");
    shell.out().println("Process " + answer.get("pk") + "  " + answer.get("uuid") + " goes on from checkpoint "
        + source.get("sequence_nr") + " of process " + source.get("pk") + ".");
    if (!host.isOnline()) shell.err().println("No engine is running: 'clew daemon start' lets it go on.");
    return 0;
  }
}
