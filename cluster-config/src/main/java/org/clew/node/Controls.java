package org.clew.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.clew.actors.ControlAnswer;
import org.clew.launch.Engine;
import org.clew.process.ProcessCommand;
import org.clew.spec.ProcessKind;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;

/**
 * Pauses, plays, kills, stops and retries: every process is asked at the same time, and the answer is given when all intents are
 * durable.
 *
 * <p>An actor whose journal was written by another hand restarts and loses the question, so it is asked again: controls are
 * idempotent.
 */
record Controls(Engine engine) {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int TRIES = 5;
  private static final int PAGE = 1000;

  /** One process; 409 with the reason when it refuses. */
  Map<String, Object> one(String name, String action, Request request) throws InterruptedException {
    var process = new NodeFinder(graph()).process(name);
    var answers = isStepBack(action, request) ? stepBack(List.of(process.uuid()), request)
        : ask(List.of(process), action, request);
    if (!answers.isEmpty() && answers.getFirst().get("reason") instanceof String reason)
      throw new ApiException(409, "refused", reason);
    if (answers.isEmpty())
      throw new ApiException(409, "refused", "Process " + process.pk() + " has called no job that could be stopped.");
    var answer = new LinkedHashMap<>(answers.getFirst());
    answer.put("descendants", answers.subList(1, answers.size()));
    return answer;
  }

  /** Those that are named, or all that can hear the action. */
  Map<String, Object> many(Request request) throws InterruptedException {
    var action = request.required("action", String.class);
    var names = request.optional("processes", List.class, null);
    boolean all = request.optional("all", Boolean.class, false);
    if (all && (action.equals("stop") || action.equals("retry"))) throw Request.bad("name the processes to " + action);
    if (all == (names != null)) throw Request.bad("give either 'processes' or 'all': true");
    if (isStepBack(action, request)) return Map.of("answers", stepBack(names, request));
    var finder = new NodeFinder(graph());
    var processes = new ArrayList<ProcessRow>();
    if (all) {
      processes.addAll(open(action.equals("play")));
    } else {
      for (var name : names) processes.add(finder.process(String.valueOf(name)));
    }
    return Map.of("answers", ask(processes, action, request));
  }

  private static boolean isStepBack(String action, Request request) {
    if (!action.equals("retry") || !request.body().containsKey("step")) return false;
    if (request.body().containsKey("phase")) throw Request.bad("give either 'phase' or 'step'");
    return true;
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> stepBack(List<?> names, Request request) throws InterruptedException {
    return (List<Map<String, Object>>) new Travels(engine, this::ask).stepBack(names, request.required("step", String.class))
        .get("answers");
  }

  /** Asks one process for as long as it does not answer. */
  ControlAnswer ask(UUID process, ProcessCommand.Control command) throws InterruptedException {
    try {
      return ask(process, command, TRIES).toCompletableFuture().get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private List<Map<String, Object>> ask(List<ProcessRow> processes, String action, Request request) throws InterruptedException {
    var command = ControlWords.read(action, request);
    boolean recursive = request.optional("recursive", Boolean.class, false);
    var targets = new LinkedHashMap<UUID, ProcessRow>();
    processes.forEach(process -> targets.putIfAbsent(process.uuid(), process));
    if (recursive && !(command instanceof ProcessCommand.Kill)) processes.forEach(process -> descend(process.pk(), targets));
    if (recursive && command instanceof ProcessCommand.Stop) targets.values().removeIf(process ->
        !process.kind().equals(ProcessKind.CALCJOB.durable()) || Answers.hasEnded(process));
    var asked = new LinkedHashMap<ProcessRow, CompletionStage<ControlAnswer>>();
    targets.values().forEach(process -> asked.put(process, ask(process.uuid(), command, TRIES)));
    var answers = new ArrayList<Map<String, Object>>();
    for (var each : asked.entrySet()) answers.add(answer(each.getKey(), each.getValue()));
    return answers;
  }

  private CompletionStage<ControlAnswer> ask(UUID process, ProcessCommand.Control command, int tries) {
    return engine.control(process, command, PATIENCE).exceptionallyCompose(failure -> {
      if (tries > 1) return ask(process, command, tries - 1);
      return java.util.concurrent.CompletableFuture.completedStage(new ControlAnswer.Refused(process,
          "The process did not answer for " + PATIENCE.multipliedBy(TRIES).toSeconds() + " s: " + failure.getMessage()));
    });
  }

  private static Map<String, Object> answer(ProcessRow process, CompletionStage<ControlAnswer> stage)
      throws InterruptedException {
    try {
      var answer = stage.toCompletableFuture().get();
      return Answers.ordered("pk", process.pk(), "uuid", process.uuid().toString(), "accepted",
          answer instanceof ControlAnswer.Accepted,
          "reason", answer instanceof ControlAnswer.Refused(_, var reason) ? reason : null);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void descend(long pk, Map<UUID, ProcessRow> targets) {
    for (var child : graph().called(pk)) {
      if (!Answers.hasEnded(child)) targets.putIfAbsent(child.uuid(), child);
      descend(child.pk(), targets);
    }
  }

  private List<ProcessRow> open(boolean pausedOnly) {
    var open = new ArrayList<ProcessRow>();
    var before = OptionalLong.empty();
    while (true) {
      var page = graph().processes(new Graph.Filter(
          Set.of(), Optional.empty(), pausedOnly, false, true, Optional.empty(), before, PAGE));
      open.addAll(page);
      if (page.size() < PAGE) return open;
      before = OptionalLong.of(page.getLast().pk());
    }
  }

  private Graph graph() {
    return engine.store().graph();
  }
}
