package org.clew.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.Row;
import org.clew.store.Uuids;
import org.clew.store.sqlite.SqliteStore;

/**
 * What the journal takes without an engine: batches of 4 events of 300 bytes, each batch a new process with its node row and its
 * end, as many batches in flight as the chains load has processes.
 */
final class RawJournal {
  private static final int EVENTS_PER_BATCH = 4;

  record Rate(double eventsPerSecond, double commitsPerSecond) {
    String line() {
      return Figures.thousands(eventsPerSecond) + " events/s raw, " + Figures.thousands(commitsPerSecond) + " commits/s";
    }
  }

  private RawJournal() {}

  static Rate measure(Arguments arguments) throws Exception {
    try (var scratch = Scratch.create(); var store = SqliteStore.open(scratch.home())) {
      write(store, 5_000, arguments.number("in-flight"));
      var batches = arguments.number("batches");
      var commits = store.commits();
      var begin = System.nanoTime();
      write(store, batches, arguments.number("in-flight"));
      var seconds = (System.nanoTime() - begin) / 1e9;
      return new Rate(batches * EVENTS_PER_BATCH / seconds, (store.commits() - commits) / seconds);
    }
  }

  private static void write(SqliteStore store, int batches, int inFlight) throws InterruptedException {
    var permits = new Semaphore(inFlight);
    var failure = new AtomicReference<Throwable>();
    var payload = "x".repeat(300).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int i = 0; i < batches; i++) {
      permits.acquire();
      var uuid = Uuids.next();
      var pk = store.allocatePks(1);
      var now = Instant.now();
      var events = new java.util.ArrayList<EventRow>(EVENTS_PER_BATCH);
      for (int n = 1; n <= EVENTS_PER_BATCH; n++) {
        events.add(new EventRow("process|" + uuid, n, 417501, "process.step-done.v1", payload, "bench", now.toEpochMilli()));
      }
      var node = new Row.ProcessNode(pk, uuid, "workchain", "bench.raw", "Raw", "", "", java.util.Optional.empty(),
          java.util.Map.of(), "created", now);
      var end = new Row.ProcessChange(pk, "finished", null, null, 0, null, null, null, null, true, null, now);
      store.write(new Batch(events, List.of(node, end))).whenComplete((_, problem) -> {
        if (problem != null) failure.compareAndSet(null, problem);
        permits.release();
      });
    }
    permits.acquire(inFlight);
    if (failure.get() != null) throw new IllegalStateException(String.format(Locale.ROOT, "a write failed: %s", failure.get()));
  }
}
