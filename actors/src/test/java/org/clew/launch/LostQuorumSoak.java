package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clew.checkpoint.Integrity;
import org.clew.computer.BuiltIn;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.store.PlainJson;
import org.clew.store.StoreException;
import org.clew.store.home.HomeConfig;
import org.clew.store.home.StorePlace;
import org.clew.store.home.Stores;
import org.clew.store.cassandra.node.CassandraNode;
import org.clew.testdb.CassandraServer;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes of Cassandra, three copies of everything, and an engine at work when two of them freeze, while chains are being
 * submitted. How long they do is the property {@code clew.test.outage}, in seconds; how many chains, {@code clew.test.chains}.
 */
class LostQuorumSoak {
  private static final int OUTAGE = Integer.getInteger("clew.test.outage", 60);
  private static final int JOBS = 10;
  private static final int CHAINS = Integer.getInteger("clew.test.chains", 2000);
  private static final Duration LIMIT = Duration.ofSeconds(300);

  @TempDir Path home;
  private final List<CassandraNode> nodes = new ArrayList<>();

  @Test @DisplayName("Cassandra has no quorum for a while: no process is excepted or lost, and all goes on")
  void allGoesOnWhenTheQuorumIsBack() throws Exception {
    startNodes();
    var points = nodes.stream().map(node -> node.contactPoint().getHostString() + ":" + node.contactPoint().getPort())
        .collect(Collectors.joining(","));
    Files.writeString(home.resolve(HomeConfig.FILE), PlainJson.write(Map.of(StorePlace.BACKEND, "cassandra", StorePlace.URL,
        "cassandra://" + points + "/quorum", StorePlace.COPIES, 3L)));
    Stores.init(StorePlace.of(home));
    try (var engine = Engine.start(EngineConfig.at(home, Chains.all()))) {
      var gate = home.resolve("gate");
      var processes = new LinkedBlockingDeque<ProcessFuture>();
      for (int i = 0; i < JOBS; i++) processes.add(engine.submit("test.job", Map.of("script", new Str("while [ ! -e " + gate
          + " ]; do sleep 0.1; done; sleep " + i * OUTAGE / JOBS + "; echo 7"), "code", BuiltIn.bash())));
      var submitting = Thread.ofVirtual().start(() -> submitChains(engine, processes));
      Await.until("some chains are done", () -> finished(engine) > CHAINS / 5, LIMIT);
      long before = finished(engine);
      assertThat(submitting.isAlive()).as("chains are under way").isTrue();
      freeze("STOP");
      Files.createFile(gate);
      TimeUnit.SECONDS.sleep(OUTAGE);
      freeze("CONT");
      var back = System.nanoTime();
      Await.until("something ends", () -> finished(engine) > before, LIMIT);
      var first = Duration.ofNanos(System.nanoTime() - back);
      submitting.join();
      while (!processes.isEmpty()) assertThat(processes.remove().await(LIMIT).exitStatus()).isZero();
      var all = Duration.ofNanos(System.nanoTime() - back);
      assertThat(engine.store().graph().processCounts()).containsOnlyKeys("finished");
      var report = Integrity.of(engine.store(), _ -> { });
      assertThat(report.findings()).isEqualTo(List.of());
      System.out.printf(
          "quorum lost for %d s: %d processes had ended before, the next %.1f s after it was back, all %d after %.1f s; "
          + "%d events, %d links%n",
          OUTAGE, before, first.toMillis() / 1e3, report.processes(), all.toMillis() / 1e3, report.events(), report.links());
    }
  }

  /** Goes on while there is no quorum: what is refused then is asked for again. */
  private static void submitChains(Engine engine, Queue<ProcessFuture> processes) {
    for (int i = 0; i < CHAINS;) {
      try {
        processes.add(engine.submit("test.product", Map.of("x", new Int(6), "y", new Int(i))));
        i++;
      } catch (StoreException _) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
  }

  /** None that anybody can tell while there is no quorum. */
  private static long finished(Engine engine) {
    try {
      return engine.store().graph().processCounts().getOrDefault("finished", 0L);
    } catch (StoreException _) {
      return 0;
    }
  }

  private void startNodes() {
    String[] addresses = {"127.0.0.1", "127.0.0.2", "127.0.0.3"};
    int nativePort = CassandraServer.freePort(addresses);
    int storagePort = CassandraServer.freePort(addresses);
    var folder = CassandraServer.temporary();
    Stream.of(addresses).forEach(address -> nodes.add(CassandraNode.start(CassandraServer.config(address, folder.resolve(address),
        nativePort,
        storagePort)).await(Duration.ofSeconds(120))));
  }

  private void freeze(String signal) {
    for (var node : nodes.subList(1, 3)) Signals.send(node.pid(), signal);
  }

  @AfterEach void stop() {
    nodes.forEach(CassandraNode::close);
  }
}
