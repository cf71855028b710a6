package org.clew.cli.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.clew.actors.ControlAnswer;
import org.clew.cli.Shell;
import org.clew.cli.text.States;
import org.clew.launch.OfflineControl;
import org.clew.launch.OfflineControl.Reach;
import org.clew.node.EngineClient;
import org.clew.process.ProcessCommand;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;

/**
 * Asks processes to do something: by the engine that is up, or by writing the intent into the store for the next one; then tells
 * what became of it.
 *
 * @param word what is asked, for messages: {@code kill}
 * @param effective whether a process that lives has done what was asked
 * @param timeout seconds to wait for that
 */
record ControlRun(Shell shell, String word, ProcessCommand.Control command, Reach reach, Predicate<ProcessRow> effective,
    double timeout, Form form) {
  /** How the answers are printed. */
  enum Form {
    TEXT, JSON;

    static Form of(boolean json) {
      return json ? JSON : TEXT;
    }
  }

  int run(Function<Store, List<ProcessRow>> targets) throws Exception {
    return Problems.reworded(() -> {
      try (var store = shell.openStore()) {
        return run(store, targets.apply(store));
      }
    });
  }

  private int run(Store store, List<ProcessRow> targets) throws InterruptedException {
    if (targets.isEmpty()) {
      if (form == Form.JSON) shell.json(Map.of("answers", List.of()));
      else shell.out().println("There is nothing to " + word + ".");
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

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> online(EngineClient engine, List<ProcessRow> targets) {
    var names = targets.stream().map(process -> process.uuid().toString()).toList();
    var options = reach == Reach.DESCENDANTS ? new EngineClient.Option[] {EngineClient.Option.RECURSIVE}
        : new EngineClient.Option[0];
    return (List<Map<String, Object>>) engine.control(command, names, options).get("answers");
  }

  private List<Map<String, Object>> offline(Store store, List<ProcessRow> targets) {
    var control = new OfflineControl(store, Clock.systemUTC());
    var answers = new ArrayList<Map<String, Object>>();
    for (var process : targets) {
      for (var answer : control.control(process.uuid(), command, reach)) answers.add(answer(store.graph(), answer));
    }
    return answers;
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
      while (System.nanoTime() < deadline && !isDone(graph.process(target.pk()).orElseThrow())) TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private boolean isDone(ProcessRow process) {
    return States.isTerminal(process.state()) || effective.test(process);
  }

  private int print(Graph graph, List<Map<String, Object>> answers, boolean online) {
    boolean refused = answers.stream().anyMatch(answer -> !Boolean.TRUE.equals(answer.get("accepted")));
    if (form == Form.JSON) {
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
    if (isDone(process)) return process.processLabel() + "<" + process.pk() + "> " + States.text(process)
        + (process.status() == null || process.status().isEmpty() ? "" : "  " + process.status());
    return "Request to " + word + " " + process.processLabel() + "<" + process.pk() + "> is stored; it takes effect "
        + (online ? "when the running step ends." : "before any other work when an engine starts.");
  }
}
