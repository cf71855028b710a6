package org.clew.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.clew.launch.Engine.Handover;
import org.clew.testdb.Beside;
import org.clew.testwait.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Beside
class DaemonTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  @TempDir Path home;

  @Test void startsRunsAProcessTellsItsStatusAndStops() throws Exception {
    Files.createFile(home.resolve("gate"));
    try (var daemon = TestDaemon.started(home)) {
      var endpoint = daemon.client.endpoint().orElseThrow();
      assertThat(daemon.client.start(1, LIMIT)).isEqualTo(new DaemonClient.Start.AlreadyRunning(List.of(endpoint)));

      var pk = daemon.submit("test.gated", Map.of("folder", home.toString(), "x", 7));
      assertThat(daemon.awaitEnd(pk)).containsEntry("ended", true).containsEntry("exit_status", 0L);
      assertThat(TestDaemon.object(daemon.awaitEnd(pk).get("outputs"))).containsOnlyKeys("x");

      assertThat(daemon.client.status()).containsEntry("running", true).containsEntry("url", endpoint.url());
      assertThat((List<?>) daemon.client.status().get("workers")).singleElement().satisfies(worker ->
          assertThat(TestDaemon.object(worker)).containsEntry("pid", endpoint.pid()).hasSize(7).doesNotContainValue(null));
      for (var secret : List.of("token", "nodes/1.json")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(secret)))).isEqualTo("rw-------");
      }

      assertThat(daemon.client.stop(LIMIT)).isEqualTo(new DaemonClient.Stop.Stopped(List.of(endpoint.pid())));
      assertThat(daemon.client.stop(LIMIT)).isEqualTo(new DaemonClient.Stop.NotRunning());
      assertThat(home.resolve("nodes/1.json")).doesNotExist();
      assertThat(daemon.client.status()).containsEntry("running", false).containsEntry("workers", List.of());
    }
  }

  @Test void aWorkerTooManyJoinsAndIsAskedToLeave() throws Exception {
    try (var daemon = TestDaemon.started(home)) {
      var second = DaemonProcess.start(home, 0, "second.out");
      assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(second.exitValue()).isZero();
      assertThat(Files.readString(home.resolve("second.out"))).isEmpty();
      assertThat(daemon.client.workers()).isEqualTo(1);
    }
  }

  @Test void isNotConfusedByWhatADeadDaemonLeftBehind() throws Exception {
    try (var daemon = TestDaemon.started(home)) {
      var dead = daemon.client.endpoint().orElseThrow();
      daemon.crash();
      assertThat(home.resolve("nodes/1.json")).exists();
      assertThat(daemon.client.isRunning()).isFalse();
      assertThat(daemon.client.stop(LIMIT)).isEqualTo(new DaemonClient.Stop.NotRunning());
      assertThat(daemon.start().pid()).isNotEqualTo(dead.pid());
    }
  }

  @Test void sigtermStopsItInOrder() throws Exception {
    try (var daemon = TestDaemon.started(home)) {
      var handle = ProcessHandle.of(daemon.client.endpoint().orElseThrow().pid()).orElseThrow();
      handle.destroy();
      Await.until("it has ended", () -> !handle.isAlive());
      assertThat(home.resolve("nodes/1.json")).doesNotExist();
    }
  }

  @Test void stopLetsARunningStepEnd() throws Exception {
    try (var daemon = TestDaemon.started(home)) {
      var pk = daemon.submit("test.gated", Map.of("folder", home.toString(), "x", 7));
      Await.until("the step runs", () -> GatedChain.trace(home).contains("gate"));
      daemon.api().shutdown(Handover.TO_OTHERS);
      Await.until("it drains", () -> !daemon.client.isRunning());
      Files.createFile(home.resolve("gate"));
      Await.until("it has left", () -> daemon.client.workers() == 0);
      daemon.start();
      assertThat(daemon.awaitEnd(pk)).containsEntry("exit_status", 0L);
      assertThat(GatedChain.trace(home)).containsExactly("first", "gate", "last");
    }
  }

  @Test void tellsThatThePortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(() -> new DaemonClient(home).start(1, LIMIT, taken.getLocalPort())).isInstanceOf(NodeException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort()).hasMessageNotContaining("at org.clew");
    }
  }

  @Test void tellsThatTheHomeIsNoDirectory() throws IOException {
    var file = Files.createFile(home.resolve("file"));
    assertThatThrownBy(() -> new DaemonClient(file).start(1, LIMIT)).isInstanceOf(NodeException.class)
        .hasMessageContaining("is not a directory");
  }

  @Test void tellsThatTheStoreIsNotOne() throws IOException {
    Files.writeString(home.resolve("clew.db"), "no database ".repeat(1000));
    assertThatThrownBy(() -> new DaemonClient(home).start(1, LIMIT)).isInstanceOf(NodeException.class)
        .hasMessageContaining("clew.db").hasMessageNotContaining("at org.clew");
  }
}
