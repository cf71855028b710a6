package org.clew.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clew.data.NodeRef;
import org.clew.process.JobEvent.SubmitNeed;
import org.clew.spec.ProcessKind;

/** Events and states that tests of the state machine start from. */
final class Given {
  static final Instant NOW = Instant.parse("2025-01-02T03:04:05Z");
  static final Outcome DONE = new Outcome("finished", 0, null, Map.of());

  private Given() {}

  static Birth birth(ProcessKind kind, long pk, NodeRef parent) {
    return new Birth(new NodeRef(pk, new UUID(7, pk)), kind, "test." + kind.durable(), "Test", null, null, null, Map.of(),
        Map.of(), parent, null, Map.of(), NOW);
  }

  /** A job that must have ended one minute after its birth. */
  static ProcessEvent createdWithDeadline() {
    var born = birth(ProcessKind.CALCJOB, 1, null);
    return new ProcessEvent.Created(new Birth(born.node(), born.kind(), born.type(), born.processLabel(), null, null, null,
        Map.of(), Map.of("metadata", Map.of("options", Map.of("deadline_seconds", 60L))), null, null, Map.of(), NOW));
  }

  static ProcessEvent created(ProcessKind kind) {
    return new ProcessEvent.Created(birth(kind, 1, null));
  }

  static Birth child(long pk) {
    return birth(ProcessKind.WORKCHAIN, pk, new NodeRef(1, new UUID(7, 1)));
  }

  static UUID id(long pk) {
    return new UUID(7, pk);
  }

  /** A step that starts these children and awaits them all. */
  static ProcessEvent.StepDone step(String status, long... children) {
    var births = Arrays.stream(children).mapToObj(Given::child).toList();
    return step(status, births, births.stream().map(birth -> birth.node().uuid()).toList());
  }

  static ProcessEvent.StepDone step(String status, List<Birth> births, List<UUID> awaits) {
    return new ProcessEvent.StepDone(NOW, "a", Map.of(), Set.of(), Map.of(), List.of(), births, awaits, List.of(), status, "a>");
  }

  static ProcessEvent call(String key) {
    return new ProcessEvent.Called(NOW, new Call(birth(ProcessKind.CALCFUNCTION, 90, null), key, DONE, NOW));
  }

  static JobEvent.Uploaded uploaded() {
    return new JobEvent.Uploaded(NOW, 1, "/scratch/1", Map.of("script", "run.sh"), Map.of(), SubmitNeed.SUBMIT);
  }

  static JobEvent.PhaseFailed failed(JobPhase phase, int tries, Instant next) {
    return new JobEvent.PhaseFailed(NOW, phase, tries, "no route to host", "trace", next);
  }

  static ProcessEvent finished() {
    return new ProcessEvent.Finished(NOW, 0, null, Map.of(), List.of());
  }

  static ProcessState state(ProcessKind kind, ProcessEvent... events) {
    var log = new ArrayList<ProcessEvent>();
    log.add(created(kind));
    log.addAll(List.of(events));
    return Evolution.replay(log);
  }

  static ProcessState chain(ProcessEvent... events) {
    return state(ProcessKind.WORKCHAIN, events);
  }

  static ProcessState job(ProcessEvent... events) {
    return state(ProcessKind.CALCJOB, events);
  }

  /** A job that the scheduler has accepted. */
  static ProcessState submitted(ProcessEvent... more) {
    var events = new ArrayList<ProcessEvent>(List.of(uploaded(), new JobEvent.SubmitIntended(NOW, 1, "t1"),
        new JobEvent.Submitted(NOW, 1, "4711")));
    events.addAll(List.of(more));
    return job(events.toArray(ProcessEvent[]::new));
  }

  static ProcessEvent pauseRequested(String message) {
    return new ProcessEvent.PauseRequested(NOW, message);
  }

  static ProcessEvent paused(String message) {
    return new ProcessEvent.Paused(NOW, message);
  }

  static ProcessEvent killRequested(KillMode mode) {
    return new ProcessEvent.KillRequested(NOW, "enough", mode);
  }
}
