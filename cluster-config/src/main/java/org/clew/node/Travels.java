package org.clew.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.clew.actors.ControlAnswer;
import org.clew.checkpoint.PersistenceException;
import org.clew.launch.Forks.OpenChildren;
import org.clew.launch.Launcher;
import org.clew.launch.Migration;
import org.clew.launch.RefusedException;
import org.clew.launch.SourceLoader;
import org.clew.pluginjar.PluginException;
import org.clew.process.ProcessCommand;
import org.clew.store.Graph.ProcessRow;

/**
 * Forks, migrations and going back to a step, as the control API is asked for them; on an engine, or on a store alone.
 *
 * @param asker takes a command to a process
 */
public record Travels(Launcher launcher, Asker asker) {
  /** Answers when the intent is durable, or the process refuses. */
  @FunctionalInterface
  public interface Asker {
    ControlAnswer ask(UUID process, ProcessCommand.Control command) throws InterruptedException;
  }

  /**
   * Makes a fork.
   *
   * @param body {@code from}, {@code inputs}, {@code texts}, {@code label}, {@code anew}; see {@code docs/control-api.md}
   * @return pk and uuid of the new process, and where it comes from
   */
  public Map<String, Object> fork(String process, Map<String, ?> body) {
    var request = request(body);
    var row = finder().process(process);
    return refusing(() -> {
      var plan = launcher.travel().forks().plan(row.uuid(), from(request));
      var inputs = new Submissions(launcher).inputs(plan.definition(), labelled(plan.inputs(), request), request);
      var rule = request.optional("anew", Boolean.class, false) ? OpenChildren.ANEW : OpenChildren.REUSE_GOOD;
      var birth = join(launcher.travel().forks().fork(plan, inputs, rule));
      launcher.begun(birth.node());
      return Answers.ordered("pk", birth.node().pk(), "uuid", birth.node().uuid().toString(), "forked_from",
          Answers.ordered("pk", row.pk(), "uuid", row.uuid().toString(), "sequence_nr", plan.sequenceNr(), "cursor",
              plan.cursor()));
    });
  }

  /** Lets processes do a step again; as other controls, {@code {"answers": [{"pk", "uuid", "accepted", "reason"}]}}. */
  public Map<String, Object> stepBack(List<?> processes, String step) throws InterruptedException {
    var answers = new ArrayList<Map<String, Object>>();
    for (var name : processes) {
      var row = finder().process(String.valueOf(name));
      answers.add(answer(row, stepBack(row, step)));
    }
    return Map.of("answers", answers);
  }

  private ControlAnswer stepBack(ProcessRow row, String step) throws InterruptedException {
    ProcessCommand.StepBack command;
    try {
      command = launcher.travel().stepBacks().command(row.uuid(), step);
    } catch (RefusedException | PersistenceException | PluginException e) {
      return new ControlAnswer.Refused(row.uuid(), e.getMessage());
    }
    return asker.ask(row.uuid(), command);
  }

  /**
   * Judges processes and lets those that can go on with the code of today do so.
   *
   * @param body {@code processes} or {@code all_of}, {@code to}, {@code source}, {@code dry_run}
   * @return {@code {"dry_run", "migrations": [{"pk", "uuid", "process_type", "fit", "reason", "accepted"}]}}
   */
  public Map<String, Object> migrate(Map<String, ?> body) throws InterruptedException {
    var request = request(body);
    var source = source(request);
    boolean isDry = request.optional("dry_run", Boolean.class, false);
    var answers = new ArrayList<Map<String, Object>>();
    for (var row : targets(request)) answers.add(migrate(row, request.optional("to", String.class, null), source, isDry));
    return Answers.ordered("dry_run", isDry, "migrations", answers);
  }

  private Map<String, Object> migrate(ProcessRow row, String to, SourceLoader source, boolean isDry) throws InterruptedException {
    Migration migration;
    try {
      migration = launcher.travel().migrations().judge(row.uuid(), to, source);
    } catch (RefusedException | PersistenceException | PluginException e) {
      return migrated(row, Migration.Fit.IMPOSSIBLE, e.getMessage(), null);
    }
    if (isDry || migration.command() == null) return migrated(row, migration.fit(), migration.reason(), null);
    var answer = asker.ask(row.uuid(), migration.command());
    return migrated(row, migration.fit(), answer instanceof ControlAnswer.Refused(_, var why) ? why : migration.reason(),
        answer instanceof ControlAnswer.Accepted);
  }

  private static Map<String, Object> migrated(ProcessRow row, Migration.Fit fit, String reason, Boolean accepted) {
    return Answers.ordered("pk", row.pk(), "uuid", row.uuid().toString(), "process_type", row.processType(), "fit", fit.durable(),
        "reason", reason, "accepted", accepted);
  }

  private List<ProcessRow> targets(Request request) {
    var names = request.optional("processes", List.class, null);
    var allOf = request.optional("all_of", String.class, null);
    if ((names == null) == (allOf == null)) throw Request.bad("give either 'processes' or 'all_of'");
    var found = new ArrayList<ProcessRow>();
    if (allOf != null) {
      for (var row : launcher.store().graph().active()) if (row.processType().equals(allOf)) found.add(row);
    } else {
      for (var name : names) found.add(finder().process(String.valueOf(name)));
    }
    return found;
  }

  private static SourceLoader source(Request request) {
    var source = request.object("source");
    if (source.isEmpty()) return null;
    if (source.get("file") instanceof String file && source.get("text") instanceof String text)
      return SourceLoader.compile(file, text);
    throw Request.bad("'source' must have the texts 'file' and 'text'");
  }

  private static Map<String, Object> labelled(Map<String, Object> inputs, Request request) {
    var label = request.optional("label", String.class, null);
    if (label == null) return inputs;
    var changed = new LinkedHashMap<>(inputs);
    var metadata = new LinkedHashMap<String, Object>();
    if (inputs.get("metadata") instanceof Map<?, ?> given) given.forEach((key, value) -> metadata.put((String) key, value));
    metadata.put("label", label);
    changed.put("metadata", metadata);
    return changed;
  }

  private static String from(Request request) {
    if (request.body().get("from") instanceof Object from) return from.toString();
    throw Request.bad("'from' is required: the number of a checkpoint, a tag or a step");
  }

  private static Map<String, Object> answer(ProcessRow row, ControlAnswer answer) {
    return Answers.ordered("pk", row.pk(), "uuid", row.uuid().toString(), "accepted", answer instanceof ControlAnswer.Accepted,
        "reason", answer instanceof ControlAnswer.Refused(_, var reason) ? reason : null);
  }

  private interface Call<T> {
    T call();
  }

  private static <T> T refusing(Call<T> call) {
    try {
      return call.call();
    } catch (RefusedException | PersistenceException | PluginException e) {
      throw new ApiException(409, "refused", e.getMessage());
    }
  }

  private static <T> T join(java.util.concurrent.CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private NodeFinder finder() {
    return new NodeFinder(launcher.store().graph());
  }

  private static Request request(Map<String, ?> body) {
    return new Request("POST", List.of(), Map.of(), new LinkedHashMap<>(body));
  }
}
