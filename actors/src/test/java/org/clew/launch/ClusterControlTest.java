package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.actors.ControlAnswer;
import org.clew.checkpoint.Integrity;
import org.clew.process.ProcessCommand;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import org.clew.store.home.Stores;
import org.clew.testdb.Beside;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People steer processes of a cluster from any of its nodes, each a JVM of its own, and when none is up. */
@Beside
class ClusterControlTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  /** One, three below it, nine leaves. */
  private static final long ALL = 13;

  @TempDir Path home;
  private final List<ClusterNode> nodes = new ArrayList<>();

  @Test @DisplayName("SPEC 15.1/6 and 8 on a cluster: killed from two nodes at once, with two levels of children on both")
  void killReachesAllDescendants() throws Exception {
    start();
    try (var store = Stores.open(home)) {
      var root = tree();
      Await.until("all leaves are at the door", () -> running(store) == ALL, LIMIT);
      assertThat(nodes.get(1).ask("kill " + root)).isEqualTo("kill Accepted");
      assertThat(nodes.get(0).ask("kill " + root)).startsWith("kill ");
      Await.until("nobody is left", () -> store.graph().active().isEmpty(), LIMIT);
      assertThat(store.graph().processCounts()).isEqualTo(Map.of("killed", ALL));
      assertThat(Integrity.of(store, _ -> { }).findings()).isEmpty();
    }
  }

  @Test @DisplayName("SPEC 15.1/9 on a cluster: what is asked while no node is up holds before anything else")
  void controlHoldsWithoutNodes() throws Exception {
    try (var store = Stores.open(home)) {
      UUID paused;
      UUID killed;
      try (var launcher = new OfflineLauncher(EngineConfig.at(home, Chains.all()))) {
        var product = new Submitter.Launch(launcher.definitions().get("test.product"), Map.of("x", 6, "y", 7));
        var born = launcher.launchAll(List.of(product, product)).toCompletableFuture().join();
        paused = born.getFirst().uuid();
        killed = born.getLast().uuid();
      }
      var control = new OfflineControl(store, Clock.systemUTC());
      assertThat(control.control(paused, new ProcessCommand.Pause("later"))).isInstanceOf(ControlAnswer.Accepted.class);
      assertThat(control.control(killed, new ProcessCommand.Kill("never", org.clew.process.KillMode.ORDERLY)))
          .isInstanceOf(ControlAnswer.Accepted.class);
      start();
      Await.until("one is paused and one is killed", () ->
          row(store, paused).paused() && row(store, killed).state().equals("killed"), LIMIT);
      assertThat(row(store, paused).state()).isEqualTo("created");
      assertThat(nodes.get(1).ask("play " + paused)).isEqualTo("play Accepted");
      Await.until("it has ended", () -> row(store, paused).state().equals("finished"), LIMIT);
    }
  }

  private void start() throws Exception {
    for (int number = 1; number <= 2; number++) {
      nodes.add(ClusterNode.start(List.of(), home, "127.0.0.1", nodes.isEmpty() ? "" : nodes.getFirst().address()));
    }
    Await.until("both are members", () -> nodes.getFirst().ask("members").equals("members 2"), LIMIT);
  }

  private UUID tree() throws Exception {
    return UUID.fromString(nodes.getFirst().ask("tree 3 2").split(" ")[1]);
  }

  /** Leaves show that they run when their step has taken a while. */
  private static long running(Store store) {
    return store.graph().active().stream().filter(row -> row.state().equals("running") || row.state().equals("waiting")).count();
  }

  private static ProcessRow row(Store store, UUID process) {
    return store.graph().process(store.graph().node(process).orElseThrow().pk()).orElseThrow();
  }

  @AfterEach void stop() throws Exception {
    for (var node : nodes) node.close();
  }
}
