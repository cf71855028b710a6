package org.clew.store.sqlite;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.Row;
import org.clew.store.Uuids;

/**
 * Load on the bare store: callers that each write their next event, with a change of their process row, when the last one is
 * durable. Arguments: directory, callers, seconds, events per batch.
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
    /** Events of one process before the caller turns to a new one. */
    private static final int LIFE = 10;

    private final SqliteStore store;
    private final ExecutorService actors;
    private final int callers;
    private final int perBatch;
    private final AtomicLong done = new AtomicLong();
    private final CountDownLatch ended;
    private final byte[] payload = new byte[300];
    private final List<Long> latencies = new ArrayList<>();
    private volatile boolean stopping;

    Load(SqliteStore store, ExecutorService actors, int callers, int perBatch) {
      this.store = store;
      this.actors = actors;
      this.callers = callers;
      this.perBatch = perBatch;
      this.ended = new CountDownLatch(callers);
      ThreadLocalRandom.current().nextBytes(payload);
    }

    String run(int seconds) throws InterruptedException {
      long commits = store.commits();
      long cpu = writerCpu();
      long start = System.nanoTime();
      for (int i = 0; i < callers; i++) actors.execute(this::birth);
      new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
      stopping = true;
      ended.await();
      double elapsed = (System.nanoTime() - start) / 1e9;
      latencies.sort(null);
      return String.format(
          "%,.0f events/s, %,.0f commits/s, latency p50 %.1f p99 %.1f max %.1f ms, writer thread %.1f us CPU/event",
          done.get() / elapsed, (store.commits() - commits) / elapsed, at(0.5), at(0.99), at(1),
          (writerCpu() - cpu) / 1e3 / done.get());
    }

    private double at(double share) {
      return latencies.get((int) Math.min(latencies.size() - 1, share * latencies.size())) / 1e6;
    }

    private static long writerCpu() {
      var threads = ManagementFactory.getThreadMXBean();
      return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("clew-store-writer"))
          .mapToLong(thread -> threads.getThreadCpuTime(thread.threadId())).sum();
    }

    private void birth() {
      UUID uuid = Uuids.next();
      long pk = store.allocatePks(1);
      Row node = new Row.ProcessNode(pk, uuid, "workchain", "arithmetic.multiply_add", "MultiplyAdd", "", "", Optional.empty(),
          Map.of("version", "1.0"), "created", Instant.now());
      step("process|" + uuid, uuid.toString(), pk, 1, node);
    }

    private void next(String id, String writer, long pk, long sequenceNr) {
      if (stopping) ended.countDown();
      else if (sequenceNr > LIFE) birth();
      else {
        String state = sequenceNr + perBatch > LIFE ? "finished" : STATES[(int) (sequenceNr % 3)];
        step(id, writer, pk, sequenceNr, new Row.ProcessChange(
            pk, state, null, "step " + sequenceNr, null, null, null, null, null, null, null, Instant.now()));
      }
    }

    private void step(String id, String writer, long pk, long sequenceNr, Row row) {
      long now = System.currentTimeMillis();
      List<EventRow> events = new ArrayList<>(perBatch);
      for (int i = 0; i < perBatch; i++) {
        events.add(new EventRow(id, sequenceNr + i, 33, "process.step-done.v1", payload, writer, now));
      }
      long start = System.nanoTime();
      store.write(new Batch(events, List.of(row))).whenCompleteAsync((_, error) -> {
        if (error != null) throw new IllegalStateException(error);
        latencies.add(System.nanoTime() - start);
        done.addAndGet(perBatch);
        next(id, writer, pk, sequenceNr + perBatch);
      }, actors);
    }
  }
}
