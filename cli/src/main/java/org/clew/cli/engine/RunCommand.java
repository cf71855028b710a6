package org.clew.cli.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.clew.cli.Shell;
import org.clew.cli.text.States;
import org.clew.cli.text.Values;
import org.clew.definition.Definitions;
import org.clew.node.EngineClient;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a process and waits for its end; Ctrl-C kills it and everything it called. */
@Command
public final class RunCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Shell shell;

  @Mixin
  LaunchArguments launch;

  @Option(names = "--auto-group", description = "Make a group of the process, all that it calls and what they make.")
  boolean autoGroup;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public RunCommand(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    var definitions = Definitions.discovered(Thread.currentThread().getContextClassLoader());
    var request = launch.request(definitions, shell);
    return Problems.reworded(() -> {
      try (var store = shell.openStore()) {
        var collecting = new Collecting(shell, store);
        var group = launch.group == null ? null : collecting.group(launch.group);
        var process = run(shell, store, definitions, request, json ? Follow.Show.NOTHING : Follow.Show.PROGRESS,
            pk -> collecting.add(group, List.of(pk)));
        if (autoGroup) collecting.auto(process);
        if (json) shell.json(Follow.json(store.graph(), process));
        else print(shell, store, process);
        return process.exitStatus() != null && process.exitStatus() == 0 ? 0 : 1;
      }
    });
  }

  /** Submits, follows and returns the process when it has ended, whichever engine ends it. */
  static ProcessRow run(Shell shell, Store store, Definitions definitions, Map<String, Object> request, Follow.Show show)
      throws InterruptedException {
    return run(shell, store, definitions, request, show, _ -> { });
  }

  /** @param launched hears the pk as soon as the process is durable */
  private static ProcessRow run(Shell shell, Store store, Definitions definitions, Map<String, Object> request, Follow.Show show,
      LongConsumer launched) throws InterruptedException {
    long pk = 0;
    while (true) {
      try (var host = EngineHost.attachOrStart(shell.home(), definitions)) {
        if (pk == 0) {
          pk = submitted(host.client().submit(request));
          launched.accept(pk);
        }
        var process = follow(shell, store, host, pk, show);
        if (process != null) return process;
        shell.err().println("The engine went away; going on with another one.");
      }
    }
  }

  static ProcessRow follow(Shell shell, Store store, EngineHost host, long pk, Follow.Show show) throws InterruptedException {
    try (var _ = host.atExit(() -> killOnInterrupt(shell, host.client(), store, pk))) {
      return new Follow(shell, store).untilEnded(pk, show, host::isThere);
    }
  }

  static long submitted(Map<String, Object> answer) {
    return (Long) ((Map<?, ?>) ((List<?>) answer.get("processes")).getFirst()).get("pk");
  }

  private static void killOnInterrupt(Shell shell, EngineClient client, Store store, long pk) {
    shell.err().println();
    shell.err().println("Killing process " + pk + " and what it called …");
    try {
      client.control(EngineClient.Action.KILL, List.of(String.valueOf(pk)), "Killed by Ctrl-C");
      var deadline = System.nanoTime() + PATIENCE.toNanos();
      var end = new Follow(shell, store).untilEnded(pk, Follow.Show.NOTHING, () -> System.nanoTime() < deadline);
      shell.err().println(end == null ? "The kill is requested and will take effect." : "Process " + pk + " is " + end.state()
          + ".");
    } catch (RuntimeException e) {
      shell.err().println("clew: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    shell.err().flush();
  }

  /** The outputs, and how the process ended. */
  static void print(Shell shell, Store store, ProcessRow process) {
    shell.err().flush();
    for (var output : Follow.outputs(store.graph(), process.pk()).entrySet()) {
      var node = output.getValue();
      shell.out().println(output.getKey().replace("__", ".") + " = " + Values.text(node, 100) + "  <" + node.pk() + ">");
    }
    shell.out().println(process.processLabel() + "<" + process.pk() + "> " + States.text(process)
        + (process.exitMessage() == null ? "" : " " + process.exitMessage())
        + (process.exception() == null ? "" : " " + process.exception().lines().findFirst().orElse("")));
    if (process.exitStatus() == null || process.exitStatus() != 0) {
      shell.err().println("Look further with 'clew process report " + process.pk() + "'.");
    }
  }
}
