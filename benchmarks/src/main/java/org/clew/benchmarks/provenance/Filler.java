package org.clew.benchmarks.provenance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.clew.benchmarks.LoadException;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.Row;
import org.clew.store.Store;
import org.clew.store.Uuids;

/**
 * Writes work chains as an engine would: a chain of three inputs calls a function, whose product a job adds something to. Each
 * unit is three processes, five nodes of data, thirteen links and eight events, in the batches in which an engine writes them.
 * The sum of a chain is an input of the next, in lineages of a hundred.
 */
final class Filler {
  static final int PROCESSES = 3;
  static final int NODES = 8;
  static final int LINEAGE = 100;
  private static final int IN_FLIGHT = 2000;
  private static final int EVENT_BYTES = 250;
  private static final byte[] PAYLOAD = "x".repeat(EVENT_BYTES).getBytes(StandardCharsets.UTF_8);

  private final Store store;
  private final Semaphore permits = new Semaphore(IN_FLIGHT);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Instant begin = Instant.now().minusSeconds(30L * 86_400);
  private long lastSum;

  Filler(Store store) {
    this.store = store;
  }

  /** Writes so many units, the last few of which have not ended, and returns when all are on disk. */
  void fill(int units, int unfinished) throws InterruptedException, LoadException {
    for (int i = 0; i < units; i++) unit(i, i >= units - unfinished, begin.plusMillis(30L * 86_400_000 * i / units));
    permits.acquire(IN_FLIGHT);
    permits.release(IN_FLIGHT);
    if (failure.get() != null) throw new LoadException("a write failed: " + failure.get());
  }

  private void unit(int number, boolean open, Instant at) throws InterruptedException {
    long pk = store.allocatePks(NODES);
    UUID chain = Uuids.next();
    UUID job = Uuids.next();
    long x = number % LINEAGE == 0 ? pk + 1 : lastSum;
    int exit = number % 100 == 7 ? 400 : 0;
    String end = number % 200 == 13 ? "excepted" : number % 1000 == 29 ? "killed" : "finished";

    List<Row> birth = new ArrayList<>(List.of(process(pk, chain, "workchain", "bench.multiply_add", "MultiplyAdd", null, at)));
    if (x == pk + 1) birth.add(data(x, number, at));
    birth.add(data(pk + 2, number + 1L, at));
    birth.add(data(pk + 3, number + 2L, at));
    for (long i = 0; i < 3; i++) birth.add(new Row.Link(i == 0 ? x : pk + 1 + i, pk, "input_work", List.of("x", "y", "z")
        .get((int) i)));
    write(events(chain, 1, 1, at), birth);

    List<Row> step = new ArrayList<>(List.of(process(pk + 4, Uuids.next(), "calcfunction", "bench.multiply", "multiply", pk, at),
        new Row.Link(x, pk + 4, "input_calc", "x"), new Row.Link(pk + 2, pk + 4, "input_calc", "y"), new Row.Link(pk, pk + 4,
            "call_calc", "CALL"),
        data(pk + 5, 3L * number, at), new Row.Link(pk + 4, pk + 5, "create", "result"), ended(pk + 4, "finished", 0, at),
        process(pk + 6, job, "calcjob", "bench.add", "ArithmeticAdd", pk, at), new Row.Link(pk + 5, pk + 6, "input_calc", "x"),
        new Row.Link(pk + 3, pk + 6, "input_calc", "y"), new Row.Link(pk, pk + 6, "call_calc", "CALL"),
        state(pk, "waiting", "Waiting for child processes: " + (pk + 6), null, at)));
    List<EventRow> both = new ArrayList<>(events(chain, 2, 2, at));
    both.addAll(events(job, 1, 1, at));
    write(both, step);
    write(events(job, 2, 3, at), List.of(state(pk + 6, "waiting", "Monitoring scheduler: job " + pk, "withscheduler", at)));
    if (open) return;

    List<Row> done = new ArrayList<>(List.of(data(pk + 7, 4L * number, at), new Row.Link(pk + 6, pk + 7, "create", "sum"),
        ended(pk + 6, end, exit, at)));
    write(events(job, 4, 4, at), done);
    write(events(chain, 3, 4, at), List.of(new Row.Link(pk, pk + 7, "return", "result"), ended(pk, end, exit, at)));
    lastSum = pk + 7;
  }

  private void write(List<EventRow> events, List<Row> rows) throws InterruptedException {
    permits.acquire();
    store.write(new Batch(events, rows)).whenComplete((_, problem) -> {
      if (problem != null) failure.compareAndSet(null, problem);
      permits.release();
    });
  }

  private static List<EventRow> events(UUID process, long from, long to, Instant at) {
    List<EventRow> events = new ArrayList<>();
    for (long nr = from; nr <= to; nr++) {
      events.add(new EventRow("process|" + process, nr, 417501, "process.step-done.v1", PAYLOAD, "bench", at.toEpochMilli()));
    }
    return events;
  }

  private static Row process(long pk, UUID uuid, String kind, String type, String label, Long parent, Instant at) {
    return new Row.ProcessNode(pk, uuid, kind, type, label, "", "", Optional.ofNullable(parent),
        Map.of("version", "sha256:9e8f7a6b", "fingerprint", "sha256:0c1d2e3f"), "created", at);
  }

  private static Row data(long pk, long value, Instant at) {
    return new Row.DataNode(pk, Uuids.next(), "data.int", value, "", at);
  }

  private static Row state(long pk, String state, String status, String jobState, Instant at) {
    return new Row.ProcessChange(pk, state, null, status, null, null, null, jobState, null, null, null, at.plusSeconds(1));
  }

  private static Row ended(long pk, String state, int exit, Instant at) {
    boolean finished = state.equals("finished");
    return new Row.ProcessChange(pk, state, false, "", finished ? (Integer) exit : null, null, finished ? null : "it failed",
        "", null, true,
        null, at.plusSeconds(2));
  }
}
