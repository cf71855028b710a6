package org.clew.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.clew.checkpoint.Integrity;
import org.clew.store.sqlite.SqliteStore;
import org.clew.testdb.Beside;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several workers on one embedded store, each a JVM of its own. */
@Beside
class WorkersTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int PROCESSES = 60;

  @TempDir Path home;
  private TestDaemon daemon;

  @BeforeEach void prepare() throws Exception {
    Files.writeString(home.resolve("config.json"), "{\"daemon.drain\": 0.5}");
    daemon = new TestDaemon(home);
  }

  @AfterEach void stop() throws Exception {
    daemon.close();
  }

  @Test
  @DisplayName("one of three workers gets SIGTERM, one dies, one is frozen, then all die: processes go on elsewhere")
  void whatIsLostIsReplaced() throws Exception {
    assertThat(daemon.client.start(3, LIMIT).workers()).hasSize(3);
    assertThat((List<?>) daemon.client.status().get("workers")).hasSize(3).allSatisfy(worker ->
        assertThat(TestDaemon.object(worker)).doesNotContainValue(null));
    assertThat(daemon.client.start(2, LIMIT)).isInstanceOf(DaemonClient.Start.AlreadyRunning.class);
    var pks = submit();
    await("all steps run, on all three", () -> running() == PROCESSES && shares().size() == 3 && !shares().contains(0L));
    oneIsTerminated();
    oneDies();
    oneIsFrozen();
    allDieAtOnce();
    endsWell(pks);
    assertThat(daemon.client.stop(LIMIT)).isInstanceOf(DaemonClient.Stop.Stopped.class);
    assertThat(pids()).isEmpty();
  }

  /** As by systemd, Docker and Kubernetes: it hands its processes over, and loses no connection before that. */
  private void oneIsTerminated() throws Exception {
    var victim = pids().getFirst();
    signal("TERM", victim);
    await("it has left and is replaced", () -> isReplaced(victim));
    await("all processes are running again", () -> running() == PROCESSES && nodesUp() == 3);
    assertThat(daemon.client.logs(500)).noneMatch(line -> line.contains("timed out") || line.contains("UNREACHABLE"));
  }

  private boolean isReplaced(long victim) {
    var pids = pids();
    return pids.size() == 3 && !pids.contains(victim);
  }

  private void oneDies() throws Exception {
    var victim = pids().get(1);
    signal("KILL", victim);
    await("the dead one is replaced", () -> isReplaced(victim));
    await("all processes are running again", () -> running() == PROCESSES && nodesUp() == 3);
    assertThat(daemon.client.logs(200)).anyMatch(line -> line.contains("is dead; removing it"))
        .anyMatch(line -> line.contains("Starting 1 worker, as so many are missing"));
  }

  /** It is killed before others take over, so that it cannot write any more. */
  private void oneIsFrozen() throws Exception {
    var victim = EngineEndpoint.all(home).getLast().pid();
    signal("STOP", victim);
    await("it is dead and replaced", () -> ProcessHandle.of(victim).filter(ProcessHandle::isAlive).isEmpty()
        && pids().size() == 3);
    await("all processes are running again", () -> running() == PROCESSES && nodesUp() == 3);
  }

  private void allDieAtOnce() throws Exception {
    signal("KILL", EngineEndpoint.all(home).stream().map(EngineEndpoint::pid).toArray(Long[]::new));
    await("nobody is left", () -> daemon.client.workers() == 0);
    assertThat(daemon.client.start(2, LIMIT).workers()).hasSize(2);
  }

  @Test @DisplayName("SPEC 15.7/58 rolling restart, more and fewer workers under load: nothing excepts, nothing is lost")
  void workersComeAndGo() throws Exception {
    daemon.client.start(1, LIMIT);
    var pks = submit();
    var old = pids();
    assertThat(daemon.client.resize(2, LIMIT)).hasSize(3);
    await("the new ones have got their share", () -> running() == PROCESSES && shares().size() == 3 && !shares().contains(0L));
    var replaced = new ArrayList<String>();
    daemon.client.restartRolling(LIMIT, replaced::add);
    assertThat(replaced).hasSize(3);
    assertThat(new HashSet<>(pids())).hasSize(3).doesNotContainAnyElementsOf(old);
    assertThat(daemon.client.resize(-1, LIMIT)).hasSize(2);
    await("all processes are running on those that are left", () -> running() == PROCESSES && nodesUp() == 2);
    assertThatThrownBy(() -> daemon.client.resize(-2, LIMIT)).isInstanceOf(NodeException.class)
        .hasMessageContaining("clew daemon stop");
    endsWell(pks);
  }

  private List<String> submit() {
    var answer = daemon.api()
        .submit(Map.of("name", "test.gated", "inputs", Map.of("folder", home.toString(), "x", 7), "count", (long) PROCESSES));
    return ((List<?>) answer.get("processes")).stream().map(each -> TestDaemon.object(each).get("pk").toString()).toList();
  }

  private void endsWell(List<String> pks) throws Exception {
    Files.createFile(home.resolve("gate"));
    for (var pk : pks) assertThat(daemon.awaitEnd(pk)).containsEntry("state", "finished").containsEntry("exit_status", 0L);
    try (var store = SqliteStore.open(home)) {
      var report = Integrity.of(store, _ -> { });
      assertThat(report.findings()).isEmpty();
      assertThat(report.processes()).isEqualTo(pks.size());
    }
  }

  /** Entities that are in memory, on all nodes. */
  private long running() {
    return shares().stream().mapToLong(Long::longValue).sum();
  }

  private List<Long> shares() {
    return nodes().stream().map(node -> node.get("processes") instanceof Long count ? count : 0L).toList();
  }

  private long nodesUp() {
    return nodes().stream().filter(node -> "up".equals(node.get("status")) && Boolean.TRUE.equals(node.get("reachable"))).count();
  }

  /** Empty while no engine answers. */
  private List<Map<String, Object>> nodes() {
    try {
      return EngineClient.of(home)
          .map(client -> ((List<?>) client.cluster().get("nodes")).stream().map(TestDaemon::object).toList()).orElse(List.of());
    } catch (NodeException | ApiException _) {
      return List.of();
    }
  }

  private List<Long> pids() {
    return EngineEndpoint.all(home).stream().filter(EngineEndpoint::answers).map(EngineEndpoint::pid).toList();
  }

  private static void signal(String name, Long... pids) throws Exception {
    var command = new ArrayList<>(List.of("kill", "-" + name));
    for (var pid : pids) command.add(String.valueOf(pid));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  /** Workers come up one after the other, each a JVM: that takes time on a busy machine. */
  private void await(String what, Await.Condition condition) throws InterruptedException {
    Await.until(() -> what + "\n" + nodes() + "\n" + String.join("\n", daemon.client.logs(60)), condition, LIMIT);
  }
}
