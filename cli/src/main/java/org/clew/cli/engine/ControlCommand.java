package org.clew.cli.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.clew.actors.ControlAnswer;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.text.States;
import org.clew.launch.OfflineControl;
import org.clew.launch.OfflineControl.Reach;
import org.clew.node.EngineClient;
import org.clew.node.EngineClient.Action;
import org.clew.process.KillMode;
import org.clew.process.ProcessCommand;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pauses, plays or kills processes: by the engine that is up, or by writing the intent into the store for the next one. */
@Command
public final class ControlCommand implements Callable<Integer> {
  private final Shell shell;
  private final Action action;

  @Parameters(paramLabel = "PK", arity = "0..*", description = "Processes: pk, uuid, start of a uuid, or label.")
  List<String> identifiers = new ArrayList<>();

  @Option(names = {"-a", "--all"}, description = "All that have not ended (for play: all that are paused).")
  boolean all;

  @Option(names = "--recursive", description = "Also everything they called (a kill always does).")
  boolean recursive;

  @Option(names = {"-F", "--force"},
      description = "Kill at once, even when the job cannot be cancelled; the job may be left behind.")
  boolean force;

  @Option(names = {"-m", "--message"}, paramLabel = "TEXT", description = "Reason, shown as the status.")
  String message;

  @Option(names = {"-t", "--timeout"}, paramLabel = "S", defaultValue = "10",
      description = "Seconds to wait until it has taken effect; 0 for not at all (default ${DEFAULT-VALUE}).")
  double timeout;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  private ControlCommand(Shell shell, Action action) {
    this.shell = shell;
    this.action = action;
  }

  public static ControlCommand pause(Shell shell) {
    return new ControlCommand(shell, Action.PAUSE);
  }

  public static ControlCommand play(Shell shell) {
    return new ControlCommand(shell, Action.PLAY);
  }

  public static ControlCommand kill(Shell shell) {
    return new ControlCommand(shell, Action.KILL);
  }

  @Override public Integer call() throws Exception {
    if (all == !identifiers.isEmpty()) throw CommandException.usage("Name processes, or use --all for all of them.");
    if (force && action != Action.KILL) throw CommandException.usage("--force is for kill only.");
    return Problems.reworded(() -> {
      try (var store = shell.openStore()) {
        var targets = targets(store.graph());
        if (targets.isEmpty()) {
          if (json) shell.json(Map.of("answers", List.of()));
          else shell.out().println("There is nothing to " + word() + ".");
          return 0;
        }
        var engine = EngineClient.of(shell.home());
        var answers = engine.isPresent() ? online(engine.get(), targets) : offline(store, targets);
        if (engine.isEmpty()) {
          // an engine that came up meanwhile has not seen what was written behind its back; controls are idempotent
          engine = EngineClient.of(shell.home());
          if (engine.isPresent()) answers = online(engine.get(), targets);
        }
        if (engine.isPresent()) awaitEffect(store.graph(), targets);
        return print(store.graph(), answers, engine.isPresent());
      }
    });
  }

  private List<ProcessRow> targets(Graph graph) {
    if (!all) return identifiers.stream().map(identifier -> Identifier.process(graph, identifier)).toList();
    return graph.processes(new Graph.Filter(Set.of(), Optional.empty(), action == Action.PLAY, false, true, Optional.empty(),
        OptionalLong.empty(), 1_000_000));
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> online(EngineClient engine, List<ProcessRow> targets) {
    var options = new ArrayList<EngineClient.Option>();
    if (force) options.add(EngineClient.Option.FORCE);
    if (recursive) options.add(EngineClient.Option.RECURSIVE);
    var names = targets.stream().map(process -> process.uuid().toString()).toList();
    return (List<Map<String, Object>>) engine.control(action, names, message, options.toArray(EngineClient.Option[]::new))
        .get("answers");
  }

  private List<Map<String, Object>> offline(Store store, List<ProcessRow> targets) {
    var control = new OfflineControl(store, Clock.systemUTC());
    var reach = recursive ? Reach.DESCENDANTS : Reach.PROCESS;
    var answers = new ArrayList<Map<String, Object>>();
    for (var process : targets) {
      for (var answer : control.control(process.uuid(), command(), reach)) answers.add(answer(store.graph(), answer));
    }
    return answers;
  }

  private ProcessCommand.Control command() {
    return switch (action) {
      case PAUSE -> new ProcessCommand.Pause(message == null ? "Paused by 'clew process pause'" : message);
      case PLAY -> new ProcessCommand.Play();
      case KILL -> new ProcessCommand.Kill(message == null ? "Killed by 'clew process kill'" : message,
          force ? KillMode.FORCE : KillMode.ORDERLY);
    };
  }

  private static Map<String, Object> answer(Graph graph, ControlAnswer answer) {
    var json = new LinkedHashMap<String, Object>();
    var uuid = switch (answer) {
      case ControlAnswer.Accepted(var process) -> process;
      case ControlAnswer.Refused(var process, _) -> process;
    };
    json.put("pk", graph.node(uuid).map(Graph.NodeRow::pk).orElse(null));
    json.put("uuid", uuid.toString());
    json.put("accepted", answer instanceof ControlAnswer.Accepted);
    json.put("reason", answer instanceof ControlAnswer.Refused(_, var reason) ? reason : null);
    return json;
  }

  private void awaitEffect(Graph graph, List<ProcessRow> targets) throws InterruptedException {
    var deadline = System.nanoTime() + (long) (timeout * 1e9);
    for (var target : targets) {
      while (System.nanoTime() < deadline && !effective(graph.process(target.pk()).orElseThrow())) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
  }

  private boolean effective(ProcessRow process) {
    return States.isTerminal(process.state()) || switch (action) {
      case PAUSE -> process.paused();
      case PLAY -> !process.paused();
      case KILL -> process.status() != null && process.status().startsWith("Kill refused");
    };
  }

  private int print(Graph graph, List<Map<String, Object>> answers, boolean online) {
    boolean refused = answers.stream().anyMatch(answer -> !Boolean.TRUE.equals(answer.get("accepted")));
    if (json) {
      shell.json(Map.of("answers", answers));
      return refused ? 1 : 0;
    }
    for (var answer : answers) {
      if (answer.get("reason") instanceof String reason) shell.err().println("clew: " + reason);
      else shell.out().println(sentence(graph.process((Long) answer.get("pk")).orElseThrow(), online));
    }
    return refused ? 1 : 0;
  }

  private String sentence(ProcessRow process, boolean online) {
    if (effective(process)) return process.processLabel() + "<" + process.pk() + "> " + States.text(process)
        + (process.status() == null || process.status().isEmpty() ? "" : "  " + process.status());
    return "Request to " + word() + " " + process.processLabel() + "<" + process.pk() + "> is stored; it takes effect "
        + (online ? "when the running step ends." : "before any other work when an engine starts.");
  }

  private String word() {
    return switch (action) {
      case PAUSE -> "pause";
      case PLAY -> "play";
      case KILL -> "kill";
    };
  }
}
