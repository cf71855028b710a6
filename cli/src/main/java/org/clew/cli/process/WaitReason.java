package org.clew.cli.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.clew.cli.text.States;
import org.clew.cli.text.Times;
import org.clew.process.Agenda;
import org.clew.process.JobDeadline;
import org.clew.process.JobPhase;
import org.clew.process.ProcessState;
import org.clew.process.Work;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;

/** What a process waits for, as a sentence and as JSON. */
record WaitReason(Graph graph, ProcessRow row, ProcessState state, Instant now) {

  String sentence() {
    var who = row.processLabel() + "<" + row.pk() + "> ";
    var waiting = who + waiting();
    if (state.job().error() == null || States.isTerminal(row.state())) return waiting;
    return waiting + "\nLast error (try " + state.job().tries() + "): " + state.job().error();
  }

  Map<String, Object> json() {
    var json = ProcessJson.brief(row);
    json.put("waits_for", kind());
    json.put("sentence", row.processLabel() + "<" + row.pk() + "> " + waiting());
    json.put("children", children().stream().map(ProcessJson::brief).toList());
    var job = state.job();
    json.put("job_phase", state.isCalcJob() ? job.phase().durable() : null);
    json.put("job_id", job.jobId());
    json.put("scheduler_state", job.schedulerState());
    json.put("held", job.held());
    json.put("tries", job.tries());
    json.put("next_try", job.nextTry() == null ? null : job.nextTry().toString());
    json.put("last_error", job.error());
    json.put("cursor", state.chain().cursor());
    json.put("pause_wanted", state.control().pauseWanted() != null);
    json.put("kill", kill());
    json.put("stop", stop());
    json.put("deadline", JobDeadline.of(state).map(Instant::toString).orElse(null));
    json.put("blocked", state.control().blocked());
    return json;
  }

  private Map<String, Object> kill() {
    var intent = state.control().kill();
    if (intent == null) return null;
    var kill = new LinkedHashMap<String, Object>();
    kill.put("since", intent.at().toString());
    kill.put("message", intent.message());
    kill.put("mode", intent.mode().name().toLowerCase(Locale.ROOT));
    return kill;
  }

  private Map<String, Object> stop() {
    var intent = state.job().stop();
    if (intent == null) return null;
    var stop = new LinkedHashMap<String, Object>();
    stop.put("cause", intent.cause().name().toLowerCase(Locale.ROOT));
    stop.put("message", intent.message());
    stop.put("then", intent.then().name().toLowerCase(Locale.ROOT));
    return stop;
  }

  private String kind() {
    if (hasNoJournal()) return States.isTerminal(row.state()) ? "nothing" : "unknown";
    return switch (Agenda.of(state)) {
      case Work.Ended() -> "nothing";
      case Work.Killing _ -> "kill";
      case Work.Rest _ -> state.control().blocked() != null ? "unblock" : "play";
      case Work.Children _ -> "children";
      case Work.Steps(), Work.Function() -> "engine";
      case Work.JobLater _ -> "next_try";
      case Work.Job _ when state.job().held() != null -> "computer";
      case Work.Job(var phase) -> phase == JobPhase.UPDATE ? "scheduler" : "engine";
    };
  }

  private boolean hasNoJournal() {
    return state.birth() == null;
  }

  private String waiting() {
    if (hasNoJournal()) {
      return States.isTerminal(row.state()) ? "waits for nothing: " + ending() : "has no journal of its own; its caller runs it.";
    }
    return switch (Agenda.of(state)) {
      case Work.Ended() -> "waits for nothing: " + ending();
      case Work.Killing(var job, var open) -> "is being killed" + killMessage()
          + (job == Work.Killing.JobToCancel.CANCEL ? "; its job" + id() + " has to be cancelled" : "")
          + (open.isEmpty() ? "" : "; waits for its children to hear of it: " + names(open)) + ".";
      case Work.Rest(var why) -> "rests. " + why
          + (row.status() == null || row.status().isEmpty() || why.contains(row.status()) ? "" : " Its status: " + row.status());
      case Work.Children(var open) -> "waits for " + (open.size() == 1 ? "a child: " : open.size() + " children: ") + names(open)
          + ".";
      case Work.Steps() -> "waits for nothing outside: the engine " + (state.chain().cursor().equals("$start")
          ? "has to run its first step." : "has to go on at '" + state.chain().cursor() + "'.") + engineHint();
      case Work.Function() -> "waits for nothing outside: its function has to run." + engineHint();
      case Work.Job(var phase) -> job(phase);
      case Work.JobLater(var phase, var due, _) -> "waits for the next try of " + phase.durable() + " at " + Times.local(due)
          + (due.isAfter(now) ? " (in " + Times.duration(Duration.between(now, due)) + ")." : ", which is due now."
              + engineHint());
    };
  }

  private String job(JobPhase phase) {
    var stop = state.job().stop();
    if (stop != null && phase.compareTo(JobPhase.UPDATE) <= 0) return "is stopping its job" + id()
        + (stop.message() == null || stop.message().isBlank() ? "." : ": " + stop.message() + ".");
    if (state.job().held() != null) return "is held back while " + phase.durable() + ": " + state.job().held() + ".";
    return phase == JobPhase.UPDATE
        ? "waits for the scheduler: job" + id() + " is "
            + (state.job().schedulerState() == null ? "not seen yet" : state.job().schedulerState()) + "."
        : "waits for nothing outside: the engine is " + phase.durable() + "." + engineHint();
  }

  private String engineHint() {
    return " If nothing moves, see whether the daemon runs: clew daemon status.";
  }

  private String killMessage() {
    var message = state.control().kill().message();
    return message == null || message.isBlank() ? "" : " (" + message + ")";
  }

  private String id() {
    return state.job().jobId() == null ? "" : " " + state.job().jobId();
  }

  private String ending() {
    var text = "it is " + row.state();
    if (row.exitStatus() != null) text += " with exit status " + row.exitStatus();
    var why = row.exitMessage() != null ? row.exitMessage() : row.exception();
    return text + (why == null || why.isBlank() ? "." : " (" + why.lines().findFirst().orElse("") + ").");
  }

  private List<ProcessRow> children() {
    var rows = new ArrayList<ProcessRow>();
    if (!hasNoJournal() && !state.isTerminal()) {
      for (var id : state.chain().awaits()) graph.node(id).flatMap(node -> graph.process(node.pk())).ifPresent(rows::add);
    }
    return rows;
  }

  private String names(Iterable<UUID> ids) {
    var names = new ArrayList<String>();
    for (var id : ids) {
      var child = graph.node(id).flatMap(node -> graph.process(node.pk()));
      names.add(child.map(found -> found.processLabel() + "<" + found.pk() + "> (" + found.state()
          + (found.paused() ? ", paused" : "") + ")")
          .orElseGet(() -> state.chain().children().get(id).birth().processLabel() + " (not started yet)"));
    }
    return names.stream().limit(10).collect(Collectors.joining(", "))
        + (names.size() > 10 ? " and " + (names.size() - 10) + " more" : "");
  }
}
