package org.clew.store.move;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clew.codec.EventCodec;
import org.clew.codec.ProcessEventSerializer;
import org.clew.data.NodeRef;
import org.clew.data.Value;
import org.clew.data.Value.Origin;
import org.clew.process.Birth;
import org.clew.process.Call;
import org.clew.process.JobEvent;
import org.clew.process.Outcome;
import org.clew.process.ProcessEvent;
import org.clew.process.Report;
import org.clew.projection.ProcessBinding;
import org.clew.projection.ProvenanceProjection;
import org.clew.spec.ProcessKind;
import org.clew.store.Batch;
import org.clew.store.EventRow;

/** Batches as engines write them, each an event with its rows, in an order in which they may happen. */
final class LivesOfProcesses {
  static final long CHAIN = 1;
  static final long FIRST_INPUT = 2;
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  private final Map<Long, ProcessBinding> bindings = new HashMap<>();
  private final Map<Long, Long> written = new HashMap<>();
  private int seconds;

  /** A chain that calls a function and a job, and one that is submitted when the first has ended and takes its output. */
  List<Batch> twoChains() {
    Birth chain = birth(CHAIN, ProcessKind.WORKCHAIN, Map.of("x", value(FIRST_INPUT)), null);
    Birth function = birth(3, ProcessKind.CALCFUNCTION, Map.of("x", value(FIRST_INPUT).known()), chain);
    Birth job = birth(5, ProcessKind.CALCJOB, Map.of("y", value(4).known()), chain);
    Birth second = birth(9, ProcessKind.WORKCHAIN, Map.of("x", value(8).known()), null);
    Birth last = birth(10, ProcessKind.CALCFUNCTION, Map.of("x", value(8).known()), second);
    Value sum = value(8);
    Outcome done = new Outcome("finished", 0, null, Map.of("sum", sum.known()));
    List<Batch> all = new ArrayList<>(List.of(
        batch(chain, new ProcessEvent.Created(chain)),
        batch(chain, step("call", Map.of(), List.of(call(function, value(4))), List.of(job), "join")),
        batch(job, new ProcessEvent.Created(job)),
        batch(chain, new ProcessEvent.ChildStarted(now(), job)),
        batch(job, new JobEvent.Uploaded(now(), 1, "/w", Map.of("computer", "c"), Map.of("remote_folder", value(6)),
            JobEvent.SubmitNeed.SUBMIT)),
        batch(job, new JobEvent.SubmitIntended(now(), 1, "token")),
        batch(job, new JobEvent.Submitted(now(), 1, "4711")),
        batch(job, new JobEvent.JobEnded(now(), Map.of())),
        batch(job, new JobEvent.Stashed(now(), Map.of())),
        batch(job, new JobEvent.Retrieved(now(), Map.of("retrieved", value(7)))),
        batch(job, new ProcessEvent.Finished(now(), 0, null, Map.of("sum", sum), List.of())),
        batch(chain, new ProcessEvent.ChildEnded(now(), job.node().uuid(), done)),
        batch(chain, step("join", Map.of("sum", sum.known()), List.of(), List.of(), "end")),
        batch(chain, new ProcessEvent.Finished(now(), 0, null, Map.of(), List.of(new Report(now(), Report.REPORT, "done")))),
        batch(second, new ProcessEvent.Created(second)),
        batch(second, step("call", Map.of("z", value(11).known()), List.of(call(last, value(11))), List.of(), "end")),
        batch(second, new ProcessEvent.Finished(now(), 0, null, Map.of(), List.of()))));
    return all;
  }

  /** A chain that has begun. */
  List<Batch> maker() {
    Birth chain = birth(21, ProcessKind.WORKCHAIN, Map.of(), null);
    return List.of(batch(chain, new ProcessEvent.Created(chain)));
  }

  /** The chain of {@link #maker} makes something. */
  Batch made() {
    Birth chain = birth(21, ProcessKind.WORKCHAIN, Map.of(), null);
    Birth function = birth(22, ProcessKind.CALCFUNCTION, Map.of(), chain);
    return batch(chain, step("make", Map.of(), List.of(call(function, value(23))), List.of(), "end"));
  }

  Batch user() {
    Birth chain = birth(24, ProcessKind.WORKCHAIN, Map.of(), null);
    return batch(chain, new ProcessEvent.Created(chain));
  }

  /** The chain of {@link #user} gives what was made there to a function of its own. */
  Batch used() {
    Birth chain = birth(24, ProcessKind.WORKCHAIN, Map.of(), null);
    Birth function = birth(25, ProcessKind.CALCFUNCTION, Map.of("x", value(23).known()), chain);
    return batch(chain, step("use", Map.of(), List.of(call(function, value(26))), List.of(), "end"));
  }

  String userId() {
    return Birth.persistenceId(uuid(24));
  }

  private ProcessEvent step(String name, Map<String, Value> outputs, List<Call> calls, List<Birth> children, String cursor) {
    return new ProcessEvent.StepDone(now(), name, Map.of(), Set.of(), outputs, calls, children,
        children.stream().map(child -> child.node().uuid()).toList(), List.of(new Report(now(), Report.REPORT, name)), null,
        cursor);
  }

  private Call call(Birth function, Value result) {
    Outcome outcome = new Outcome("finished", 0, null, Map.of("result", result));
    return new Call(function, "call#1#" + function.node().pk(), outcome, now());
  }

  private Batch batch(Birth process, ProcessEvent event) {
    long pk = process.node().pk();
    long number = written.merge(pk, 1L, Long::sum);
    ProcessBinding binding = bindings.computeIfAbsent(pk, _ -> ProcessBinding.of(process));
    EventRow row = new EventRow(process.persistenceId(), number, ProcessEventSerializer.IDENTIFIER, EventCodec.manifest(event),
        EventCodec.encode(event), "018f4e9a-0000-7000-8000-000000000001", event.at().toEpochMilli());
    return new Batch(List.of(row), ProvenanceProjection.rows(binding, number, List.of(event)));
  }

  private Birth birth(long pk, ProcessKind kind, Map<String, Value> inputs, Birth parent) {
    return new Birth(new NodeRef(pk, uuid(pk)), kind, "demo." + pk, "Demo", null, null, null, inputs, Map.of(),
        parent == null ? null : parent.node(), null, Map.of(), AT.plusSeconds(pk), "0c".repeat(32));
  }

  private Instant now() {
    return AT.plusSeconds(100 + seconds++);
  }

  private static Value value(long pk) {
    return new Value(pk, uuid(pk), "data.int", pk, Origin.NEW);
  }

  private static UUID uuid(long pk) {
    return new UUID(1, pk);
  }
}
