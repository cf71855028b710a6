package org.clew.store.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.Row;
import org.clew.store.Uuids;

/**
 * Load on the bare store: callers that each write their next event, with a change of their process row, when the last one is durable.
 * Arguments: directory, callers, seconds, events per batch.
 */
final class RawWrites {
  private static final String[] STATES = {"created", "running", "waiting"};

  private RawWrites() {}

  public static void main(String[] args) throws Exception {
    Path home = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("raw-writes");
    int callers = args.length > 1 ? Integer.parseInt(args[1]) : 1000;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 10;
    int events = args.length > 3 ? Integer.parseInt(args[3]) : 1;
    try (SqliteStore store = SqliteStore.open(home); ExecutorService actors = Executors.newSingleThreadExecutor()) {
      for (int round = 0; round < 3; round++) System.out.println(new Load(store, actors, callers, events).run(seconds));
      System.out.printf("%d bytes on disk%n", Files.size(home.resolve("clew.db")) + Files.size(home.resolve("clew.db-wal")));
    }
  }

  private static final class Load {
    private final SqliteStore store;
    private final ExecutorService actors;
    private final int callers;
    private final int perBatch;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final CountDownLatch ended;
    private final byte[] payload = new byte[300];
    private final List<Long> latencies = new ArrayList<>();
    private volatile boolean stopping;
    private long lastCommit;

    Load(SqliteStore store, ExecutorService actors, int callers, int perBatch) {
      this.store = store;
      this.actors = actors;
      this.callers = callers;
      this.perBatch = perBatch;
      this.ended = new CountDownLatch(callers);
      ThreadLocalRandom.current().nextBytes(payload);
    }

    String run(int seconds) throws InterruptedException {
      long first = store.allocatePks(callers);
      for (int i = 0; i < callers; i++) {
        long pk = first + i;
        String id = "process|" + Uuids.next();
        Row node = new Row.ProcessNode(pk, Uuids.next(), "workchain", "arithmetic.multiply_add", "MultiplyAdd", "", "", Optional.empty(),
            Map.of("version", "1.0"), "created", Instant.now());
        store.write(new Batch(List.of(), List.of(node)));
        String writer = Uuids.next().toString();
        actors.execute(() -> next(id, writer, pk, 1));
      }
      long start = System.nanoTime();
      long commitsBefore = commits.get();
      new CountDownLatch(1).await(seconds, java.util.concurrent.TimeUnit.SECONDS);
      long counted = done.get();
      long elapsed = System.nanoTime() - start;
      stopping = true;
      ended.await();
      latencies.sort(null);
      return String.format("%,d events/s, %,d commits/s, latency p50 %.1f p99 %.1f max %.1f ms", counted * 1_000_000_000L / elapsed,
          (commits.get() - commitsBefore) * 1_000_000_000L / elapsed, at(0.5), at(0.99), at(1));
    }

    private double at(double share) {
      return latencies.get((int) Math.min(latencies.size() - 1, share * latencies.size())) / 1e6;
    }

    private void next(String id, String writer, long pk, long sequenceNr) {
      if (stopping) {
        ended.countDown();
        return;
      }
      long now = System.currentTimeMillis();
      List<EventRow> events = new ArrayList<>(perBatch);
      for (int i = 0; i < perBatch; i++) {
        events.add(new EventRow(id, sequenceNr + i, 33, "process.step-done.v1", payload, writer, now));
      }
      Row change = new Row.ProcessChange(pk, STATES[(int) (sequenceNr % 3)], null, "step " + sequenceNr, null, null, null, null, null, null,
          null, Instant.now());
      long start = System.nanoTime();
      store.write(new Batch(events, List.of(change))).whenCompleteAsync((_, error) -> {
        if (error != null) error.printStackTrace();
        long end = System.nanoTime();
        if (end - lastCommit > 300_000) commits.incrementAndGet();
        lastCommit = end;
        latencies.add(end - start);
        done.addAndGet(perBatch);
        next(id, writer, pk, sequenceNr + perBatch);
      }, actors);
    }
  }
}
