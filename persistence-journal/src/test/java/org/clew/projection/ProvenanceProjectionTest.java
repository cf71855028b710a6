package org.clew.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.clew.data.NodeRef;
import org.clew.data.Value;
import org.clew.data.Value.Origin;
import org.clew.process.Birth;
import org.clew.process.Call;
import org.clew.process.ChainProgress;
import org.clew.process.ChildRecord;
import org.clew.process.JobEvent;
import org.clew.process.JobPhase;
import org.clew.process.KillMode;
import org.clew.process.Outcome;
import org.clew.process.ProcessEvent;
import org.clew.process.Report;
import org.clew.spec.ProcessKind;
import org.clew.store.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvenanceProjectionTest {
  private static final Instant T1 = Instant.parse("2026-01-02T03:04:05Z");
  private static final Instant T2 = T1.plusSeconds(1);
  private static final ProcessBinding CHAIN = new ProcessBinding(10, ProcessKind.WORKCHAIN, "demo.chain");
  private static final ProcessBinding JOB = new ProcessBinding(10, ProcessKind.CALCJOB, "demo.job");
  private static final Value NEW = value(21, Origin.NEW);
  private static final Value KNOWN = value(22, Origin.KNOWN);

  @ParameterizedTest @CsvSource({
      "CALCJOB,      input_calc, call_calc",
      "CALCFUNCTION, input_calc, call_calc",
      "WORKCHAIN,    input_work, call_work",
      "WORKFUNCTION, input_work, call_work"})
  void linksInputsAndCallerByTheKindOfTheBorn(ProcessKind kind, String input, String call) {
    assertThat(links(new ProcessBinding(11, kind, "demo"), new ProcessEvent.Created(child(kind, Map.of("x", NEW)))))
        .containsExactly(new Row.Link(21, 11, input, "x"), new Row.Link(10, 11, call, "sub"));
  }

  @ParameterizedTest @CsvSource({"CALCJOB, create", "CALCFUNCTION, create", "WORKCHAIN, return", "WORKFUNCTION, return"})
  void linksOutputsByTheKindOfTheirProcess(ProcessKind kind, String output) {
    var process = new ProcessBinding(10, kind, "demo");
    assertThat(links(process, new ProcessEvent.Finished(T1, 0, null, Map.of("y", KNOWN), List.of())))
        .containsExactly(new Row.Link(10, 22, output, "y"));
    assertThat(links(process, done(Map.of("y", NEW), List.of(), List.of(), null)))
        .containsExactly(new Row.Link(10, 21, output, "y"));
  }

  @Test void createdBringsTheNodeAndItsNewInputs() {
    var birth = new Birth(new NodeRef(10, uuid(10)), ProcessKind.WORKCHAIN, "demo.chain", "Demo", null, "about", "f00",
        Map.of("x", NEW), Map.of("label", "l"), null, null, Map.of("code", "1.0"), T1);
    assertThat(rows(CHAIN, new ProcessEvent.Created(birth))).containsExactly(
        new Row.ProcessNode(10, uuid(10), "workchain", "demo.chain", "Demo", "", "about", Optional.empty(),
            Map.of("metadata_inputs", Map.of("label", "l"), "version", Map.of("code", "1.0"), "fingerprint", "f00"),
            "created", T1),
        new Row.DataNode(21, uuid(21), "data.int", 21L, "", T1),
        new Row.Link(21, 10, "input_work", "x"));
  }

  @Test void knownInputsAreLinkedOnly() {
    assertThat(rows(CHAIN, new ProcessEvent.Created(child(ProcessKind.WORKCHAIN, Map.of("x", KNOWN)))))
        .noneMatch(Row.DataNode.class::isInstance).contains(new Row.Link(22, 11, "input_work", "x"));
  }

  @Test void aCalcJobIsBornUploading() {
    assertThat(change(JOB, new ProcessEvent.Created(child(ProcessKind.CALCJOB, Map.of()))).jobState()).isEqualTo("uploading");
  }

  @Test void aStepBringsItsCallsWithTheirOutputsAndEnds() {
    var call = new Call(child(ProcessKind.CALCFUNCTION, Map.of("x", KNOWN)), "a#1#0", new Outcome("finished", 0, null,
        Map.of("result", NEW)), T2);
    var rows = rows(CHAIN, done(Map.of("y", NEW.known()), List.of(call), List.of(), null));
    assertThat(rows).filteredOn(Row.DataNode.class::isInstance).hasSize(1);
    assertThat(rows).filteredOn(Row.Link.class::isInstance).containsExactly(new Row.Link(22, 11, "input_calc", "x"),
        new Row.Link(10, 11, "call_calc", "sub"), new Row.Link(11, 21, "create", "result"), new Row.Link(10, 21, "return", "y"));
    assertThat(rows).contains(new Row.ProcessChange(11, "finished", false, "", 0, null, null, "", null, true, null, T2));
  }

  @Test void aCallThatCameEarlierIsWrittenOncePerBatch() {
    var call = new Call(child(ProcessKind.CALCFUNCTION, Map.of("x", NEW)), "a#1#0",
        new Outcome("finished", 0, null, Map.of("r", NEW)), T1);
    var alone = rows(CHAIN, new ProcessEvent.Called(T1, call));
    var both = rows(CHAIN, new ProcessEvent.Called(T1, call), done(Map.of("r", NEW), List.of(call), List.of(), null));
    assertThat(both).doesNotHaveDuplicates()
        .containsAll(alone.stream().filter(row -> !(row instanceof Row.ProcessChange)).toList());
    assertThat(both).filteredOn(Row.ProcessNode.class::isInstance).hasSize(1);
    assertThat(both).filteredOn(Row.DataNode.class::isInstance).hasSize(1);
    assertThat(both).filteredOn(Row.ProcessChange.class::isInstance).hasSize(2);
  }

  @Test void aCallThatExceptedSaysSo() {
    var call = new Call(child(ProcessKind.CALCFUNCTION, Map.of()), "k", new Outcome("excepted", null, "boom", Map.of()), T1);
    assertThat(rows(CHAIN, new ProcessEvent.Called(T1, call)))
        .contains(new Row.ProcessChange(11, "excepted", false, "", null, null, "boom", "", null, true, null, T1));
  }

  @Test void aStepWithAwaitedChildrenWaitsForThem() {
    var change = change(CHAIN, done(Map.of(), List.of(), List.of(child(ProcessKind.CALCJOB, Map.of())), null));
    assertThat(change.state()).isEqualTo("waiting");
    assertThat(change.status()).isEqualTo("Waiting for child processes: 11");
    assertThat(rows(CHAIN, done(Map.of(), List.of(), List.of(child(ProcessKind.CALCJOB, Map.of())), null)))
        .noneMatch(Row.ProcessNode.class::isInstance);
  }

  @Test void aStepWithoutChildrenRunsOnAndTellsItsStatus() {
    assertThat(change(CHAIN, done(Map.of(), List.of(), List.of(), "half way")).state()).isEqualTo("running");
    assertThat(change(CHAIN, done(Map.of(), List.of(), List.of(), "half way")).status()).isEqualTo("half way");
    assertThat(change(CHAIN, done(Map.of(), List.of(), List.of(), null)).status()).isEmpty();
  }

  @Test void reportsAreDistinctEvenAtTheSameTime() {
    var report = new Report(T1, Report.REPORT, "hi");
    var step = new ProcessEvent.StepDone(T1, "a", Map.of(), Set.of(), Map.of(), List.of(), List.of(), List.of(),
        List.of(report, report), null, "b");
    var logs = rows(CHAIN, step, step).stream().filter(Row.Log.class::isInstance).map(Row.Log.class::cast).toList();
    assertThat(logs).hasSize(4).doesNotHaveDuplicates().isSortedAccordingTo(java.util.Comparator.comparingInt(Row.Log::sequence))
        .allMatch(log -> log.level() == 23 && log.logger().equals("demo.chain") && log.message().equals("hi") && log.pk() == 10);
  }

  @Test void controlShowsInPauseAndStatus() {
    assertThat(rows(CHAIN, new ProcessEvent.PauseRequested(T1, "m"))).isEmpty();
    assertThat(change(CHAIN, new ProcessEvent.Paused(T1, "m"))).isEqualTo(visible(true, "m"));
    assertThat(change(CHAIN, new ProcessEvent.Paused(T1, null))).isEqualTo(visible(true, ""));
    assertThat(change(CHAIN, new ProcessEvent.Played(T1))).isEqualTo(visible(false, ""));
    assertThat(change(CHAIN, new ProcessEvent.KillRequested(T1, null, KillMode.FORCE)))
        .isEqualTo(visible(null, "Kill requested"));
    assertThat(change(CHAIN, new ProcessEvent.KillRequested(T1, "why", KillMode.FORCE)))
        .isEqualTo(visible(null, "Kill requested: why"));
    assertThat(change(CHAIN, new ProcessEvent.KillRefused(T1, "no"))).isEqualTo(visible(null, "Kill refused: no"));
    assertThat(change(CHAIN, new ProcessEvent.Blocked(T1, "no class"))).isEqualTo(visible(null, "Blocked: no class"));
    assertThat(change(CHAIN, new ProcessEvent.Unblocked(T1))).isEqualTo(visible(null, ""));
  }

  @Test void progressTouchesTheTimeOfChange() {
    assertThat(change(CHAIN, new ProcessEvent.ChildEnded(T1, uuid(11), new Outcome("killed", null, null, Map.of()))))
        .isEqualTo(visible(null, null));
    var killed = new Outcome("killed", null, null, Map.of());
    assertThat(change(CHAIN, new ProcessEvent.ChildEnded(T1, uuid(11), killed, "Waiting for child processes: 12")))
        .isEqualTo(visible(null, "Waiting for child processes: 12"));
    assertThat(change(CHAIN, new ProcessEvent.StepStarted(T1, "a")).state()).isEqualTo("running");
    assertThat(change(CHAIN, new ProcessEvent.ChildStarted(T1, child(ProcessKind.CALCJOB, Map.of()))).state())
        .isEqualTo("running");
    assertThat(change(CHAIN, new ProcessEvent.OutlineChanged(T1, "a", "b", "c")).attributes())
        .isEqualTo(Map.of("fingerprint", "b"));
  }

  @Test void aForkReturnsWhatItTookOverAndIsNotTheCallerOfOthersChildren() {
    var reused = new ChildRecord(new Birth(new NodeRef(11, uuid(11)), ProcessKind.CALCJOB, "demo.job", "Job", null, null, null,
        Map.of(), Map.of(), new NodeRef(9, uuid(9)), "sub", Map.of(), T1), new Outcome("finished", 0, null, Map.of("y", KNOWN)));
    var chain = new ChainProgress("scf>", Map.of(), Map.of("y", KNOWN), Map.of("scf", 1), Map.of(), Map.of(uuid(11), reused),
        Set.of());
    assertThat(rows(CHAIN, new ProcessEvent.Forked(T1, uuid(9), 4, chain))).satisfiesExactly(
        row -> assertThat(row).isEqualTo(new Row.Link(10, 22, "return", "y")),
        row -> assertThat(row).isInstanceOfSatisfying(Row.ProcessChange.class, change -> {
          assertThat(change.state()).isEqualTo("running");
          assertThat(change.attributes())
              .isEqualTo(Map.of("forked_from", Map.of("uuid", uuid(9).toString(), "sequence_nr", 4L, "cursor", "scf>"),
              "reused_children", List.of(uuid(11).toString())));
        }));
  }

  @Test void movesToAStepOrToOtherCodeAreLogged() {
    assertThat(rows(CHAIN, new ProcessEvent.SteppedBack(T1, "scf", 4, Map.of()))).satisfiesExactly(
        row -> assertThat(row).isInstanceOfSatisfying(Row.ProcessChange.class,
            change -> assertThat(change.state()).isEqualTo("running")),
        row -> assertThat(row).isInstanceOfSatisfying(Row.Log.class, log -> assertThat(log.message()).contains("from step scf")));
    assertThat(rows(CHAIN, new ProcessEvent.Migrated(T1, Map.of("version", "2"), "f2", "scf"))).satisfiesExactly(
        row -> assertThat(row).isInstanceOfSatisfying(Row.ProcessChange.class, change -> assertThat(change.attributes())
            .isEqualTo(Map.of("version", Map.of("version", "2"), "fingerprint", "f2"))),
        row -> assertThat(row).isInstanceOfSatisfying(Row.Log.class,
            log -> assertThat(log.message()).contains("other code, from step scf")));
  }

  @Test void endsAreSealed() {
    assertThat(change(CHAIN, new ProcessEvent.Finished(T1, 7, "bad", Map.of(), List.of())))
        .isEqualTo(new Row.ProcessChange(10, "finished", false, "", 7, "bad", null, "", null, true, null, T1));
    assertThat(rows(CHAIN, new ProcessEvent.Excepted(T1, "boom", "boom at x"))).satisfiesExactly(
        row -> assertThat(row).isEqualTo(
            new Row.ProcessChange(10, "excepted", false, "", null, null, "boom", "", null, true, null, T1)),
        row -> assertThat(row).isInstanceOfSatisfying(Row.Log.class, log -> {
          assertThat(log.level()).isEqualTo(40);
          assertThat(log.message()).isEqualTo("boom at x");
        }));
    assertThat(rows(CHAIN, new ProcessEvent.Killed(T1, "enough", "job 1 left"))).satisfiesExactly(
        row -> assertThat(row).isEqualTo(
            new Row.ProcessChange(10, "killed", false, "enough", null, "enough", null, "", null, true, null, T1)),
        row -> assertThat(row).isInstanceOfSatisfying(Row.Log.class, log -> assertThat(log.level()).isEqualTo(30)));
    assertThat(rows(CHAIN, new ProcessEvent.Killed(T1, null, null))).hasSize(1);
  }

  @Test void jobEventsTellPhaseSchedulerAndStatus() {
    assertThat(change(JOB, new JobEvent.Uploaded(T1, 1, "/w", Map.of(), Map.of(), JobEvent.SubmitNeed.SUBMIT))).isEqualTo(
        job("submitting", null, "Waiting for transport task: submit", Map.of("remote_workdir", "/w", "attempt", 1L)));
    assertThat(change(JOB, new JobEvent.Uploaded(T1, 1, "/w", Map.of(), Map.of(), JobEvent.SubmitNeed.SKIP)).jobState())
        .isEqualTo("stashing");
    assertThat(change(JOB, new JobEvent.SubmitIntended(T1, 2, "t")))
        .isEqualTo(job("submitting", null, null, Map.of("attempt", 2L)));
    assertThat(change(JOB, new JobEvent.Submitted(T1, 2, "47"))).isEqualTo(
        job("withscheduler", null, "Monitoring scheduler: job 47", Map.of("job_id", "47", "attempt", 2L)));
    assertThat(change(JOB, new JobEvent.JobSeen(T1, "queued", "d")))
        .isEqualTo(job(null, "queued", "Monitoring scheduler: job state queued", null));
    assertThat(change(JOB, new JobEvent.JobEnded(T1, Map.of("t", 1L)))).isEqualTo(
        job("stashing", "done", "Waiting for transport task: retrieve", Map.of("last_job_info", Map.of("t", 1L))));
    assertThat(change(JOB, new JobEvent.Stashed(T1, Map.of()))).isEqualTo(job("retrieving", null, null, null));
    assertThat(change(JOB, new JobEvent.Retrieved(T1, Map.of()))).isEqualTo(job("parsing", null, "", null));
    assertThat(change(JOB, new JobEvent.JobHeld(T1, "waiting"))).isEqualTo(job(null, null, "waiting", null));
    assertThat(change(JOB, new JobEvent.JobCancelled(T1, "d"))).isEqualTo(job(null, null, null, null));
  }

  @Test void jobOutputsAreCreated() {
    var outputs = Map.of("remote_folder", NEW);
    for (var event : List.of(new JobEvent.Uploaded(T1, 1, "/w", Map.of(), outputs, JobEvent.SubmitNeed.SUBMIT),
        new JobEvent.Stashed(T1, outputs), new JobEvent.Retrieved(T1, outputs))) {
      assertThat(rows(JOB, event)).contains(new Row.DataNode(21, uuid(21), "data.int", 21L, "", T1),
          new Row.Link(10, 21, "create", "remote_folder"));
    }
  }

  @Test void aFailedPhaseTellsWhatFollowsAndIsLogged() {
    var again = new JobEvent.PhaseFailed(T1, JobPhase.UPLOAD, 2, "refused", "trace", T2);
    assertThat(change(JOB, again)).isEqualTo(
        job("uploading", null, "uploading failed (try 2): refused; next try at 2026-01-02T03:04:06Z", null));
    assertThat(rows(JOB, again)).last().isInstanceOfSatisfying(Row.Log.class, log -> {
      assertThat(log.level()).isEqualTo(30);
      assertThat(log.message()).contains("refused", "trace");
    });
    assertThat(change(JOB, new JobEvent.PhaseFailed(T1, JobPhase.UPLOAD, 5, "refused", null, null)).status())
        .endsWith("refused; play tries again");
  }

  @Test void changesOfOneBatchBecomeOneRow() {
    assertThat(rows(JOB, new JobEvent.Uploaded(T1, 1, "/w", Map.of(), Map.of(), JobEvent.SubmitNeed.SUBMIT),
        new JobEvent.Submitted(T1, 1, "47"), new JobEvent.JobSeen(T2, "running", null))).containsExactly(
        new Row.ProcessChange(10, "waiting", null, "Monitoring scheduler: job state running", null, null, null, "withscheduler",
            "running", null, Map.of("remote_workdir", "/w", "attempt", 1L, "job_id", "47"), T2));
  }

  private static Row.ProcessChange visible(Boolean paused, String status) {
    return new Row.ProcessChange(10, null, paused, status, null, null, null, null, null, null, null, T1);
  }

  private static Row.ProcessChange job(String phase, String scheduler, String status, Object attributes) {
    return new Row.ProcessChange(10, "waiting", null, status, null, null, null, phase, scheduler, null, attributes, T1);
  }

  private static ProcessEvent.StepDone done(Map<String, Value> outputs, List<Call> calls, List<Birth> children, String status) {
    return new ProcessEvent.StepDone(T1, "a", Map.of(), Set.of(), outputs, calls, children,
        children.stream().map(birth -> birth.node().uuid()).toList(), List.of(), status, "b");
  }

  private static Birth child(ProcessKind kind, Map<String, Value> inputs) {
    return new Birth(new NodeRef(11, uuid(11)), kind, "demo.sub", "Sub", "s", "", null, inputs, Map.of(),
        new NodeRef(10, uuid(10)), "sub", Map.of(), T1);
  }

  private static Value value(long pk, Origin origin) {
    return new Value(pk, uuid(pk), "data.int", pk, origin);
  }

  private static UUID uuid(long pk) {
    return new UUID(1, pk);
  }

  private static List<Row> rows(ProcessBinding process, ProcessEvent... events) {
    return ProvenanceProjection.rows(process, 5, List.of(events));
  }

  private static List<Row> links(ProcessBinding process, ProcessEvent event) {
    return rows(process, event).stream().filter(Row.Link.class::isInstance).toList();
  }

  private static Row.ProcessChange change(ProcessBinding process, ProcessEvent event) {
    var changes = rows(process, event).stream().filter(Row.ProcessChange.class::isInstance).toList();
    assertThat(changes).hasSize(1);
    return (Row.ProcessChange) changes.getFirst();
  }
}
