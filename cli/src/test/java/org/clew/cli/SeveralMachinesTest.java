package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.clew.cli.sample.GatedChain;
import org.clew.store.PlainJson;
import org.clew.testdb.Beside;
import org.clew.testdb.PostgresServer;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two homes with addresses, certificates and workers of their own, and one PostgreSQL: as on two machines. */
@Beside
class SeveralMachinesTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int PROCESSES = 24;

  @TempDir Path folder;
  private final Machine first = new Machine("127.0.0.1");
  private final Machine second = new Machine("127.0.0.2");
  private int port;

  @AfterEach void stop() throws Exception {
    together(() -> first.clew().run("daemon", "stop"), () -> second.clew().run("daemon", "stop"));
  }

  @Test void eachHasSeveralWorkersWhichAreReplacedRemovedAndExchanged() throws Exception {
    prepare();
    together(() -> first.clew().run("daemon", "start", "-n", "2", "-t", "90").ok(),
        () -> second.clew().run("daemon", "start", "-t", "90").ok());
    assertThat(second.clew().run("daemon", "incr", "-t", "90").ok().out()).contains("The daemon has 2 workers");
    for (var machine : List.of(first, second)) {
      assertThat(machine.workers()).extracting(worker -> worker.get("address"))
          .containsExactly(machine.address(1), machine.address(2));
    }
    assertThat(nodes()).extracting(node -> node.get("address"))
        .containsExactlyInAnyOrder(first.address(1), first.address(2), second.address(1),
        second.address(2));

    first.clew().run("submit", "test.gated", "folder=" + folder, "x=7", "--count", String.valueOf(PROCESSES)).ok();
    await("all run, on all workers", () -> shares().size() == 4 && !shares().contains(0L) && running() == PROCESSES);
    var killed = (Long) first.workers().getLast().get("pid");
    ProcessHandle.of(killed).orElseThrow().destroyForcibly();
    await("it is replaced", () -> first.workers().size() == 2 && !first.workers().getLast().get("pid").equals(killed)
        && first.workers().getLast().get("address").equals(first.address(2)));
    await("all run again", () -> nodesUp() == 4 && running() == PROCESSES);

    assertThat(second.clew().run("daemon", "decr", "-t", "90").ok().out()).contains("The daemon has 1 worker (");
    assertThat(second.clew().run("daemon", "restart", "--rolling", "-t", "90").ok().out()).contains(" is replaced by ");
    assertThat(second.workers()).singleElement().satisfies(worker -> assertThat(worker.get("address"))
        .as("in seat 2, or in 3 while the other worker leaves").isIn(second.address(2), second.address(3)));
    await("all run on those that are left", () -> nodesUp() == 3 && running() == PROCESSES);
    assertThat(first.clew().run("daemon", "incr", "3").refusal(1))
        .contains("5 engines of this home need a port each", "cluster.ports to 5");

    Files.createFile(folder.resolve("gate"));
    await("all have ended", () -> first.clew().json("process", "list", "--limit", "50").list("processes").isEmpty());
    assertThat(second.clew().json("process", "list", "-a", "--limit", "50").list("processes")).hasSize(PROCESSES)
        .allSatisfy(process -> assertThat(process).containsEntry("exit_status", 0L));
    assertThat(second.clew().json("storage", "integrity").json()).containsEntry("sound", true);
    assertThat(GatedChain.trace(folder)).filteredOn("last"::equals).hasSize(PROCESSES);
  }

  @Test void aPortThatIsTakenIsNamedWithTheRemedy() throws Exception {
    prepare();
    try (var _ = new ServerSocket(port, 1, InetAddress.getByName(first.host))) {
      assertThat(first.clew().run("daemon", "start").refusal(1))
          .contains("Port " + port + " of 127.0.0.1 (cluster.port) is in use",
          "set cluster.port");
    }
  }

  private void prepare() throws IOException {
    var database = PostgresServer.shared().database();
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(second.host))) {
      port = socket.getLocalPort();
    }
    first.clew().run("cluster", "certificates", "--host", first.host, "--host", second.host, "--out",
        folder.resolve("tls").toString()).ok();
    for (var machine : List.of(first, second)) {
      Files.writeString(Files.createDirectories(machine.home()).resolve("config.json"), PlainJson.write(Map.ofEntries(
          Map.entry("cluster.host", machine.host), Map.entry("cluster.port", (long) port), Map.entry("cluster.ports", 4L),
          Map.entry("cluster.seeds", List.of(first.host + ":" + port, second.host + ":" + port)),
          Map.entry("cluster.tls.directory", folder.resolve("tls").resolve(machine.host).toString()),
          Map.entry("storage.backend", "postgres"), Map.entry("storage.url", database.url()),
          Map.entry("storage.user", database.user()), Map.entry("storage.password_file",
              database.passwordFile().orElseThrow().toString()),
          Map.entry("storage.files", folder.resolve("files").toString()), Map.entry("daemon.drain", 0.5))));
    }
    first.clew().run("storage", "init").ok();
  }

  /** One of the homes. */
  private final class Machine {
    private final String host;

    Machine(String host) {
      this.host = host;
    }

    Path home() {
      return folder.resolve("home-" + host);
    }

    Clew clew() {
      return new Clew(home());
    }

    String address(int worker) {
      return "pekko://clew@" + host + ":" + (port + worker - 1);
    }

    List<Map<String, Object>> workers() {
      return clew().run("daemon", "status", "--json").list("workers");
    }
  }

  private List<Map<String, Object>> nodes() {
    var said = first.clew().run("cluster", "status", "--json");
    return said.out().contains("\"nodes\"") ? said.list("nodes") : List.of();
  }

  private long nodesUp() {
    return nodes().stream().filter(node -> node.get("status").equals("up") && node.get("reachable").equals(true)).count();
  }

  private List<Long> shares() {
    return nodes().stream().map(node -> node.get("processes") instanceof Long count ? count : 0L).toList();
  }

  private long running() {
    return shares().stream().mapToLong(Long::longValue).sum();
  }

  private void await(String what, Await.Condition condition) throws InterruptedException {
    Await.until(() -> what + "\n" + nodes() + "\n" + Stream.of(first, second).map(machine ->
        machine.clew().run("daemon", "logs", "-n", "40").out()).toList(), condition, LIMIT);
  }

  private static void together(Callable<?>... works) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = Stream.of(works).map(threads::submit).toList();
      for (var done : all) done.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }
}
