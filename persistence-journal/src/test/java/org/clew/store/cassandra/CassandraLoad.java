package org.clew.store.cassandra;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.clew.store.Batch;
import org.clew.store.Fixtures;
import org.clew.store.Row;
import org.clew.store.Store;

/**
 * The load behind the figures of {@code docs/adr/0009-cassandra-store.md}, for a node that runs: entities that append their next
 * event when the last is acknowledged. Arguments: events in all. The node is named by {@code clew.cassandra.at}.
 */
final class CassandraLoad {
  /** What comes with each event. */
  private enum Rows { NONE, ONE_CHANGE }

  private final Store store;
  private final long[] nanos;
  private final AtomicInteger next = new AtomicInteger();
  private final CountDownLatch ended;
  private final Rows rows;

  private CassandraLoad(Store store, int events, int entities, Rows rows) {
    this.store = store;
    this.nanos = new long[events];
    this.ended = new CountDownLatch(entities);
    this.rows = rows;
  }

  public static void main(String[] args) throws Exception {
    int events = Integer.parseInt(args[0]);
    try (Store store = CassandraStore.open(Cassandra.keyspace())) {
      for (int entities : new int[] {100, 1, 10, 100, 500}) {
        for (Rows rows : Rows.values()) run(store, entities == 1 ? Math.min(2000, events) : events, entities, rows);
      }
      births(store, 500);
    }
  }

  private static void run(Store store, int events, int entities, Rows rows) throws InterruptedException {
    CassandraLoad load = new CassandraLoad(store, events, entities, rows);
    long pk = store.allocatePks(entities);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < entities; i++) ids.add("load|" + pk + "|" + i);
    long begin = System.nanoTime();
    for (int i = 0; i < entities; i++) load.next(ids.get(i), pk + i, 1);
    load.ended.await();
    double seconds = (System.nanoTime() - begin) / 1e9;
    Arrays.sort(load.nanos);
    System.out.printf("%d entities, rows %s: %.0f events/s, p50 %.2f ms, p99 %.2f ms%n", entities, rows, events / seconds,
        load.nanos[events / 2] / 1e6, load.nanos[events * 99 / 100] / 1e6);
  }

  /** One batch that makes many entities, then the start of a recovery of each of them. */
  private static void births(Store store, int count) throws InterruptedException {
    long pk = store.allocatePks(count);
    List<String> ids = LongStream.range(pk, pk + count).mapToObj(each -> "birth|" + each).toList();
    List<Row> nodes = LongStream.range(pk, pk + count)
        .<Row>mapToObj(each -> Fixtures.process(each, "Load", "created", null)).toList();
    long begin = System.nanoTime();
    Fixtures.await(store.write(new Batch(ids.stream().map(id -> Fixtures.event(id, 1)).toList(), nodes)));
    System.out.printf("one batch over %d entities: %.0f entities/s%n", count, count * 1e9 / (System.nanoTime() - begin));
    begin = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(32)) {
      ids.forEach(id -> threads.submit(() -> store.replay(id, 1, 200)));
    }
    System.out.printf("recoveries begun: %.0f/s%n", count * 1e9 / (System.nanoTime() - begin));
  }

  private void next(String id, long pk, long sequenceNr) {
    int number = next.getAndIncrement();
    if (number >= nanos.length) {
      ended.countDown();
      return;
    }
    List<Row> changes = switch (rows) {
      case NONE -> List.of();
      case ONE_CHANGE -> List.of(sequenceNr == 1 ? Fixtures.process(pk, "Load", "created", null)
          : new Row.ProcessChange(pk, "running", null, "step " + sequenceNr, null, null, null, null, null, null, null,
              Instant.now()));
    };
    long begin = System.nanoTime();
    store.write(new Batch(List.of(Fixtures.event(id, sequenceNr)), changes)).whenComplete((_, error) -> {
      if (error != null) error.printStackTrace();
      nanos[number] = System.nanoTime() - begin;
      next(id, pk, sequenceNr + 1);
    });
  }
}
