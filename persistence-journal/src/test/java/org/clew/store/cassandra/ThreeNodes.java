package org.clew.store.cassandra;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.Fixtures;
import org.clew.store.Graph;
import org.clew.store.Row;
import org.clew.store.StoreException;
import org.clew.store.cassandra.node.CassandraNode;
import org.clew.store.cassandra.node.NodeConfig;
import org.clew.testdb.CassandraServer;
import org.clew.testwait.Await;

/**
 * A cluster of three nodes, three copies of everything, under load: one node is killed, then a second, so that no quorum is left;
 * one comes back. Ends with status 1 when an acknowledged event is lost or doubled, or the graph is behind. A command, because it
 * takes two minutes and 4 GB: run it with the class path of the tests, in the directory of this module. Argument: an empty
 * directory for the nodes.
 */
final class ThreeNodes {
  private static final int ENTITIES = 60;
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final CassandraStore store;
  private final long pk;
  private final AtomicLongArray acknowledged = new AtomicLongArray(ENTITIES);
  private final AtomicInteger failures = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(ENTITIES);
  private volatile boolean stopping;

  private ThreeNodes(CassandraStore store) {
    this.store = store;
    this.pk = store.allocatePks(ENTITIES);
  }

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]).toAbsolutePath();
    String[] addresses = {"127.0.0.1", "127.0.0.2", "127.0.0.3"};
    int nativePort = CassandraServer.freePort(addresses);
    int storagePort = CassandraServer.freePort(addresses);
    List<NodeConfig> configs = Stream.of(addresses).map(address ->
        CassandraServer.config(address, home.resolve(address), nativePort, storagePort)).toList();
    List<CassandraNode> nodes = new ArrayList<>();
    for (NodeConfig config : configs) nodes.add(CassandraNode.start(config).await(LIMIT));
    CassandraSettings settings = CassandraSettings.of(
        nodes.stream().map(CassandraNode::contactPoint).toList(), "datacenter1", "three");
    CassandraSchema.create(settings, Replication.of("datacenter1", 3));
    try (CassandraStore store = CassandraStore.open(settings)) {
      boolean sound = new ThreeNodes(store).faults(nodes);
      System.out.println(sound ? "sound" : "NOT SOUND");
      System.exit(sound ? 0 : 1);
    }
  }

  private boolean faults(List<CassandraNode> nodes) throws Exception {
    for (int i = 0; i < ENTITIES; i++) next(i, 1);
    phase("three nodes", 10, 1);
    nodes.get(2).kill();
    phase("one killed", 10, 1);
    nodes.get(1).kill();
    long stood = phase("two killed: no quorum", 10, 0);
    CassandraNode back = CassandraNode.start(nodes.get(1).config()).await(LIMIT);
    long begin = System.nanoTime();
    Await.until("writes go on", () -> total() > stood + ENTITIES, LIMIT);
    System.out.printf("writes go on %.1f s after the node takes connections%n", (System.nanoTime() - begin) / 1e9);
    phase("one came back", 10, 1);
    stopping = true;
    boolean all = ended.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
    System.out.println(failures + " writes failed with StoreException and were taken up again after a replay");
    boolean whole = all && whole();
    back.close();
    return whole;
  }

  /** Prints the rate; answers the events acknowledged so far, or fails when there were fewer new ones than expected. */
  private long phase(String name, int seconds, int atLeast) throws InterruptedException {
    long before = total();
    long begin = System.nanoTime();
    new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
    long now = total();
    System.out.printf("%s: %.0f events/s%n", name, (now - before) * 1e9 / (System.nanoTime() - begin));
    if (now - before < atLeast) throw new IllegalStateException(name + ": nothing was written");
    return now;
  }

  private long total() {
    long sum = 0;
    for (int i = 0; i < ENTITIES; i++) sum += acknowledged.get(i);
    return sum;
  }

  private void next(int entity, long sequenceNr) {
    if (stopping) {
      ended.countDown();
      return;
    }
    Row row = sequenceNr == 1 ? Fixtures.process(pk + entity, "Three", "created", null)
        : new Row.ProcessChange(pk + entity, "running", null, "step " + sequenceNr, null, null, null, null, null, null, null,
            Instant.now());
    store.write(new Batch(List.of(Fixtures.event(id(entity), sequenceNr)), List.of(row))).whenComplete((_, error) -> {
      if (error == null) {
        acknowledged.set(entity, sequenceNr);
        next(entity, sequenceNr + 1);
      } else {
        failures.incrementAndGet();
        Thread.startVirtualThread(() -> next(entity, recovered(entity) + 1));
      }
    });
  }

  /** As a process that restarts: reads its journal, as often as it takes. */
  private long recovered(int entity) {
    while (true) {
      try {
        return store.replay(id(entity), 1, 1).highestSequenceNr();
      } catch (StoreException _) {
        if (stopping) return acknowledged.get(entity);
      }
    }
  }

  private boolean whole() {
    boolean whole = true;
    for (int i = 0; i < ENTITIES; i++) {
      long highest = store.replay(id(i), 1, 1).highestSequenceNr();
      List<Long> numbers = store.events(id(i), 1, Long.MAX_VALUE, Long.MAX_VALUE).stream().map(EventRow::sequenceNr).toList();
      String status = store.graph().process(pk + i).map(Graph.ProcessRow::status).orElse("missing");
      boolean good = highest >= acknowledged.get(i) && numbers.equals(LongStream.rangeClosed(1, highest).boxed().toList())
          && status.equals("step " + highest);
      if (!good) System.out.println(id(i) + ": acknowledged " + acknowledged.get(i) + ", highest " + highest + ", events "
          + numbers.size() + ", status " + status);
      whole &= good;
    }
    return whole;
  }

  private String id(int entity) {
    return "three|" + pk + "|" + entity;
  }
}
