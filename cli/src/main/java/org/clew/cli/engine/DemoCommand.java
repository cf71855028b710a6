package org.clew.cli.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Callable;
import org.clew.cli.CommandException;
import org.clew.cli.DemoProvider;
import org.clew.cli.Shell;
import org.clew.cli.process.CallTree;
import org.clew.data.Data;
import org.clew.definition.Definitions;
import org.clew.repository.Repository;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the demo from its input file to its picture, with a crash in the middle if one is wanted. */
@Command
public final class DemoCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--crash", description = "Kill the engine with SIGKILL in the middle, and go on with another one.")
  boolean crash;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    var demo = ServiceLoader.load(DemoProvider.class).findFirst()
        .orElseThrow(() -> CommandException.refused("The examples are not on the class path, and with them the demo."));
    var definitions = Definitions.discovered(Thread.currentThread().getContextClassLoader());
    return Problems.reworded(() -> {
      try (var store = shell.openStore()) {
        var request = request(demo);
        var show = json ? Follow.Show.NOTHING : Follow.Show.PROGRESS;
        var process = crash
            ? new CrashedRun(shell, store, definitions).run(request, show)
            : RunCommand.run(shell, store, definitions, request, show);
        if (json) shell.json(Follow.json(store.graph(), process));
        else print(demo, store, process);
        var same = !crash || sameAsUndisturbed(store, definitions, request, process);
        return same && process.exitStatus() != null && process.exitStatus() == 0 ? 0 : 1;
      }
    });
  }

  private Map<String, Object> request(DemoProvider demo) {
    var request = new LinkedHashMap<String, Object>();
    request.put("name", demo.process());
    var inputs = new LinkedHashMap<String, Object>();
    var given = demo.inputs(shell.home());
    if (!given.isEmpty()) {
      var repository = Repository.open(shell.home());
      given.forEach((port, value) ->
          inputs.put(port, value instanceof Data data ? LaunchArguments.literal(data, repository) : value));
    }
    request.put("inputs", inputs);
    return request;
  }

  private void print(DemoProvider demo, Store store, ProcessRow process) {
    var outputs = new LinkedHashMap<String, Object>();
    Follow.outputs(store.graph(), process.pk()).forEach((label, node) -> outputs.put(label, node.content()));
    shell.err().flush();
    if (process.exitStatus() != null && process.exitStatus() == 0) {
      shell.out().println();
      shell.out().print(demo.summary(outputs));
    }
    shell.out().println();
    CallTree.read(store.graph(), process, -1).print(shell.out(), shell.hasColours());
    shell.out().println();
    shell.out().println("Look further:");
    shell.out().println("  ./clew process status " + process.pk() + "                  the tree of processes");
    shell.out().println("  ./clew node graph " + process.pk() + " -o provenance.svg    where every number comes from");
    shell.out().println("  ./clew process report " + process.pk() + "                  what they logged");
    shell.out().flush();
  }

  /** Compares with an earlier undisturbed run in this home, or with a new one. */
  private boolean sameAsUndisturbed(Store store, Definitions definitions, Map<String, Object> request, ProcessRow crashed)
      throws InterruptedException {
    var earlier = store.graph()
        .processes(new Graph.Filter(Set.of("finished"), Optional.of(crashed.processLabel()), false, false, false,
        Optional.empty(), OptionalLong.of(crashed.pk()), 50)).stream().filter(row -> row.exitStatus() == 0).findFirst();
    if (earlier.isEmpty()) shell.err().println("Running it once more without a crash, to compare …");
    var undisturbed = earlier.isPresent() ? earlier.get()
        : RunCommand.run(shell, store, definitions, request, Follow.Show.NOTHING);
    var same = contents(store, crashed).equals(contents(store, undisturbed));
    shell.err().println(same ? "Same numbers as the undisturbed run <" + undisturbed.pk() + ">."
        : "The numbers differ from those of the undisturbed run <" + undisturbed.pk() + ">!");
    return same;
  }

  private static Map<String, Object> contents(Store store, ProcessRow process) {
    var contents = new LinkedHashMap<String, Object>();
    Follow.outputs(store.graph(), process.pk()).forEach((label, node) -> contents.put(label, node.content()));
    return contents;
  }

  static List<ProcessRow> jobs(Graph graph, long pk) {
    return graph.called(pk).stream().filter(row -> row.kind().equals("calcjob")).toList();
  }
}
