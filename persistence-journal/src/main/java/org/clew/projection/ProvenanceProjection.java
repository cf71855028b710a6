package org.clew.projection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clew.data.NodeRef;
import org.clew.data.Value;
import org.clew.outline.Cursor;
import org.clew.process.Birth;
import org.clew.process.ChildRecord;
import org.clew.process.JobEvent;
import org.clew.process.JobPhase;
import org.clew.process.Lifecycle;
import org.clew.process.ProcessEvent;
import org.clew.process.Report;
import org.clew.process.WaitingText;
import org.clew.store.Row;

/**
 * Turns events of a process into rows of the provenance graph. Pure; it sees the events of one batch only, never the state, so a
 * status that depends on earlier events is as good as these events tell.
 */
public final class ProvenanceProjection {
  private static final int LOGS_PER_EVENT = 4096;
  private final ProcessBinding process;
  private final Rows rows = new Rows();
  private int sequence;

  private ProvenanceProjection(ProcessBinding process) {
    this.process = process;
  }

  /**
   * Rows of consecutive events of one process, each idempotent by its key.
   *
   * @param fromSequenceNr of the first event; makes log records distinct
   */
  public static List<Row> rows(ProcessBinding process, long fromSequenceNr, List<? extends ProcessEvent> events) {
    var projection = new ProvenanceProjection(process);
    var number = fromSequenceNr;
    for (var event : events) {
      projection.sequence = (int) (number++ * LOGS_PER_EVENT) & Integer.MAX_VALUE;
      projection.add(event);
    }
    return projection.rows.all();
  }

  private void add(ProcessEvent event) {
    switch (event) {
      case ProcessEvent.Created(var birth) -> created(birth);
      case ProcessEvent.StepStarted(var at, _) -> change(at).state(Lifecycle.RUNNING);
      case ProcessEvent.StepDone done -> stepDone(done);
      case ProcessEvent.Called(var at, var call) -> {
        rows.called(call);
        change(at).state(Lifecycle.RUNNING);
      }
      case ProcessEvent.ChildStarted(var at, _) -> change(at).state(Lifecycle.RUNNING);
      case ProcessEvent.ChildEnded(var at, _, _, var status) -> {
        if (status == null) change(at);
        else change(at).status(status);
      }
      case ProcessEvent.PauseRequested _ -> { }
      case ProcessEvent.Paused(var at, var message) -> change(at).paused(message);
      case ProcessEvent.Played(var at, var status) -> change(at).played(status);
      case ProcessEvent.KillRequested(var at, var message, _) ->
          change(at).status(message == null || message.isBlank() ? "Kill requested" : "Kill requested: " + message);
      case ProcessEvent.KillRefused(var at, var reason) -> change(at).status("Kill refused: " + reason);
      case ProcessEvent.Finished done -> {
        outputs(done.outputs(), done.at());
        done.reports().forEach(this::log);
        change(done.at()).ended("finished", done.exitStatus(), done.exitMessage());
      }
      case ProcessEvent.Cached(var at, var source, var status, var message, var outputs) -> {
        outputs(outputs, at);
        change(at).cached(source, null).ended("finished", status, message);
      }
      case ProcessEvent.CacheMissed(var at, var reason) -> change(at).cached(null, reason);
      case ProcessEvent.Excepted(var at, var exception, var trace) -> {
        log(new Report(at, Report.ERROR, trace == null ? exception : trace));
        change(at).ended("excepted", null, exception);
      }
      case ProcessEvent.Killed(var at, var message, var warning) -> {
        if (warning != null) log(new Report(at, Report.WARNING, warning));
        change(at).ended("killed", null, message);
      }
      case ProcessEvent.Blocked(var at, var reason) -> change(at).status("Blocked: " + reason);
      case ProcessEvent.Unblocked(var at) -> change(at).status(null);
      case ProcessEvent.OutlineChanged(var at, _, var to, _) -> change(at).attribute("fingerprint", to);
      case ProcessEvent.Forked forked -> forked(forked);
      case ProcessEvent.SteppedBack(var at, var step, _, _) -> {
        log(new Report(at, Report.REPORT, "Goes on from step " + step + ", as it was asked to"));
        change(at).state(Lifecycle.RUNNING).status(null);
      }
      case ProcessEvent.Migrated migrated -> migrated(migrated);
      case JobEvent job -> add(job);
    }
  }

  /** Children that it has taken over stay linked to the process that called them, and to it alone; here they are attributes. */
  private void forked(ProcessEvent.Forked forked) {
    var chain = forked.chain();
    outputs(chain.outputs(), forked.at());
    var taken = chain.children().values().stream().filter(child -> !child.isOpen())
        .map(child -> child.birth().node().uuid().toString()).toList();
    var change = change(forked.at())
        .attribute("forked_from", Map.of("uuid", forked.source().toString(), "sequence_nr", forked.sequenceNr(), "cursor",
            chain.cursor()))
        .attribute("reused_children", taken.isEmpty() ? null : taken);
    var open = chain.children().values().stream().filter(ChildRecord::isOpen).map(ChildRecord::birth).toList();
    if (!chain.awaits().isEmpty()) change.state(Lifecycle.WAITING).status(waitingText(open, chain.awaits()));
    else if (!chain.cursor().equals(Cursor.START.path())) change.state(Lifecycle.RUNNING);
  }

  private void migrated(ProcessEvent.Migrated migrated) {
    log(new Report(migrated.at(), Report.REPORT, "Goes on with other code"
        + (migrated.cursor() == null ? "" : ", from step " + migrated.cursor()) + ", as it was asked to"));
    change(migrated.at()).status(null).attribute("version", migrated.version()).attribute("fingerprint", migrated.fingerprint());
  }

  private void created(Birth birth) {
    rows.born(birth);
    switch (birth.kind()) {
      case CALCJOB -> change(birth.at()).jobState(JobPhase.UPLOAD);
      case CALCFUNCTION, WORKCHAIN, WORKFUNCTION -> { }
    }
  }

  private void stepDone(ProcessEvent.StepDone done) {
    done.calls().forEach(rows::called);
    outputs(done.outputs(), done.at());
    done.reports().forEach(this::log);
    var waits = !done.awaits().isEmpty();
    done.attributes().forEach(change(done.at())::attribute);
    change(done.at())
        .state(waits ? Lifecycle.WAITING : Lifecycle.RUNNING)
        .status(done.status() != null ? done.status() : waits ? waitingText(done.children(), Set.copyOf(done.awaits())) : null);
  }

  private void add(JobEvent event) {
    var change = change(event.at()).state(Lifecycle.WAITING);
    switch (event) {
      case JobEvent.Uploaded up -> {
        outputs(up.outputs(), up.at());
        change.jobState(up.need() == JobEvent.SubmitNeed.SUBMIT ? JobPhase.SUBMIT : JobPhase.STASH)
            .attribute("remote_workdir", up.workdir()).attribute("attempt", (long) up.attempt())
            .attribute("input_files", up.plan().get("input_files")).attribute("imported", up.plan().get("imported"))
            .attribute("retrieve_list", up.plan().get("retrieve_list"))
            .attribute("retrieve_temporary_list", up.plan().get("retrieve_temporary_list"))
            .status("Waiting for transport task: submit");
        up.reports().forEach(this::log);
      }
      case JobEvent.SubmitIntended(_, var attempt, _) -> change.jobState(JobPhase.SUBMIT).attribute("attempt", (long) attempt);
      case JobEvent.SubmitSearched searched -> change.jobState(JobPhase.SUBMIT).status(searched.text());
      case JobEvent.Submitted(_, var attempt, var jobId) -> change.jobState(JobPhase.UPDATE).attribute("job_id", jobId)
          .attribute("attempt", (long) attempt).status("Monitoring scheduler: job " + jobId);
      case JobEvent.JobSeen(_, var seen, _) -> change.schedulerState(seen).status("Monitoring scheduler: job state " + seen);
      case JobEvent.JobEnded(_, var info) -> change.jobState(JobPhase.STASH).schedulerState("done")
          .attribute("last_job_info", info).status("Waiting for transport task: retrieve");
      case JobEvent.Stashed(var at, var outputs) -> {
        outputs(outputs, at);
        change.jobState(JobPhase.RETRIEVE);
      }
      case JobEvent.Retrieved(var at, var outputs, var reports) -> {
        outputs(outputs, at);
        reports.forEach(this::log);
        change.jobState(JobPhase.PARSE).status(null);
      }
      case JobEvent.PhaseFailed failed -> {
        change.jobState(failed.phase()).status(failed.text());
        log(new Report(failed.at(), Report.WARNING,
            failed.text() + (failed.trace() == null ? "" : "\n" + failed.trace())));
      }
      case JobEvent.JobHeld(_, var reason) -> change.status(reason);
      case JobEvent.Monitored seen -> {
        outputs(seen.outputs(), seen.at());
        seen.reports().forEach(this::log);
      }
      case JobEvent.StopRequested(var at, var stop) -> {
        change.status(stop.text());
        log(new Report(at, Report.REPORT, stop.text()));
      }
      case JobEvent.PhaseRetried(_, var phase) -> change.jobState(phase).status("Trying again: " + phase.durable());
      case JobEvent.DryRunDone(var at, var folder, var script) -> {
        change.attribute("dry_run_info", Map.of("folder", folder, "script_filename", script == null ? "" : script));
        log(new Report(at, Report.REPORT, "Dry run: what would be uploaded is in " + folder));
      }
      case JobEvent.JobCancelled _ -> { }
    }
  }

  private Change change(Instant at) {
    return rows.change(process.pk(), at);
  }

  private void outputs(Map<String, Value> outputs, Instant at) {
    rows.outputs(process.pk(), process.kind(), outputs, at);
  }

  private void log(Report report) {
    rows.log(process, report, sequence++);
  }

  private static String waitingText(List<Birth> children, Set<UUID> awaits) {
    return WaitingText.of(children.stream().map(Birth::node).filter(node -> awaits.contains(node.uuid())).map(NodeRef::pk)
        .toList());
  }
}
