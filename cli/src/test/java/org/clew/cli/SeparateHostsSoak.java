package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.clew.cli.sample.GatedChain;
import org.clew.store.PlainJson;
import org.clew.testbed.Testbed;
import org.clew.testdb.PostgresServer;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three hosts with networks of their own, by commands alone: certificates, one PostgreSQL on a fourth, a daemon each. */
class SeparateHostsSoak {
  private static final int HOSTS = 3;
  private static final int PROCESSES = 12;
  private static final String NETWORK = "10.77.0.";
  private static final long PORT = 25_520;

  @TempDir Path folder;
  private Testbed testbed;

  @AfterEach void stop() throws Exception {
    if (testbed == null) return;
    try {
      stopDaemons();
    } finally {
      testbed.run("netns", "down");
    }
  }

  @Test @DisplayName("one of three hosts is lost with kill -9: what it did goes on on the others, and the store is sound")
  void whatWasSubmittedEndsOnTheOthers() throws Exception {
    testbed = Testbed.find();
    testbed.run("netns", "up", String.valueOf(HOSTS));
    prepare();
    startDaemons();
    assertThat(on(1, "cluster", "status", "--json").list("nodes")).hasSize(HOSTS).allSatisfy(node ->
        assertThat(node).containsEntry("status", "up").containsEntry("reachable", true));

    var submitted = on(2, "submit", "test.gated", "folder=" + folder, "x=7", "--count", String.valueOf(PROCESSES), "--json").ok();
    Await.until("all wait at the gate", () -> GatedChain.trace(folder).stream().filter("gate"::equals).count() == PROCESSES);
    var lost = on(3, "daemon", "status", "--json").list("workers").getFirst();
    assertThat((Long) lost.get("processes")).isPositive();
    ProcessHandle.of((Long) lost.get("pid")).orElseThrow().destroyForcibly();
    Files.createFile(folder.resolve("gate"));
    var watch = new ArrayList<>(List.of("process", "watch"));
    submitted.list("processes").forEach(process -> watch.add(Clew.pk(process)));
    on(1, watch.toArray(String[]::new)).ok();

    assertThat(on(2, "process", "list", "-a", "--json").ok().list("processes")).hasSize(PROCESSES).allSatisfy(process ->
        assertThat(process).containsEntry("state", "finished").containsEntry("exit_status", 0L));
    assertThat(on(2, "storage", "integrity", "--json").ok().json()).containsEntry("sound", true);
    assertThat(GatedChain.trace(folder)).filteredOn("last"::equals).hasSize(PROCESSES);
  }

  private void prepare() throws Exception {
    var server = PostgresServer.shared();
    server.open(NETWORK + "254", NETWORK + "0/24");
    var database = server.database();
    var names = IntStream.rangeClosed(1, HOSTS).mapToObj(number -> "n" + number).toList();
    new Clew(home(1)).run("cluster", "certificates", "--host", String.join(",", names), "--out", folder.resolve("tls").toString())
        .ok();
    for (var name : names) {
      Files.writeString(Files.createDirectories(folder.resolve("home-" + name)).resolve("config.json"), PlainJson.write(Map.of(
          "cluster.host", name, "cluster.port", PORT, "cluster.seeds", names.stream().map(each -> each + ":" + PORT).toList(),
          "cluster.tls.directory", folder.resolve("tls").resolve(name).toString(), "storage.backend", "postgres",
          "storage.url", database.url().replace("127.0.0.1", NETWORK + "254"), "storage.user", database.user(),
          "storage.password_file", database.passwordFile().orElseThrow().toString(), "storage.files",
          folder.resolve("files").toString())));
    }
    new Clew(home(1)).run("storage", "init").ok();
  }

  /** At the same time, as each waits for another one. */
  private void startDaemons() throws Exception {
    var starts = new ArrayList<ChildJvm>();
    for (int host = 1; host <= HOSTS; host++) starts.add(start(host, "daemon", "start", "-t", "90"));
    for (var start : starts) assertThat(start.end().ok().out()).contains("The daemon runs (pid ");
  }

  private void stopDaemons() throws Exception {
    var stops = new ArrayList<ChildJvm>();
    for (int host = 1; host <= HOSTS; host++) stops.add(start(host, "daemon", "stop"));
    for (var each : stops) each.end();
  }

  private Path home(int host) {
    return folder.resolve("home-n" + host);
  }

  private ChildJvm start(int host, String... arguments) {
    return ChildJvm.startAt(testbed.command("netns", "exec", "n" + host), home(host), arguments);
  }

  private Said on(int host, String... arguments) throws Exception {
    try (var command = start(host, arguments)) {
      return command.end();
    }
  }
}
