package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.clew.cli.sample.GatedChain;
import org.clew.testdb.CassandraServer;
import org.clew.testdb.OnCassandra;
import org.clew.testwait.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a store in a real Cassandra node. */
@OnCassandra
class CassandraStoreTest {
  @TempDir Path folder;

  private Said clew(String... arguments) {
    return new Clew(folder.resolve("home")).run(arguments);
  }

  @Test void aStoreIsMadeUsedAndChecked() throws Exception {
    var url = CassandraServer.keyspace();
    assertThat(clew("config", "set", "storage.url", "cassandra://me:secret@n1/clew").refusal(2))
        .contains("without user and password");
    clew("config", "set", "storage.url", url).ok();
    clew("config", "set", "storage.copies", "1").ok();
    clew("config", "set", "storage.backend", "cassandra").ok();
    assertThat(clew("process", "list").refusal(1)).contains("clew storage init");
    assertThat(clew("storage", "init").ok().out()).contains("cassandra store", "is ready");

    var run = ChildJvm.run(folder.resolve("home"), "run", "test.caller", "x=4", "--json").ok();
    assertThat(((Map<?, ?>) ((Map<?, ?>) run.json().get("outputs")).get("sum")).get("value")).isEqualTo(8L);
    assertThat(clew("process", "list", "-a", "--json").ok().list("processes")).hasSizeGreaterThan(1)
        .allSatisfy(process -> assertThat(process).containsEntry("state", "finished"));
    assertThat(clew("storage", "integrity").ok().out()).contains("all is as it should be");
    var info = clew("storage", "info", "--json").ok().json();
    assertThat(info).containsEntry("kind", "cassandra").containsEntry("schema_version", 4L);
    assertThat((Long) ((Map<?, ?>) info.get("rows")).get("event")).isGreaterThan(3);

    var archive = folder.resolve("a.zip").toString();
    assertThat(clew("archive", "create", archive, "--all").ok().err()).doesNotContain("Exception");
    var chain = String.valueOf(run.json().get("pk"));
    var listed = clew("process", "list", "-a", "--json").ok().list("processes").size();
    clew("node", "delete", chain, "--dry-run").ok();
    clew("node", "delete", chain, "--force").ok();
    assertThat(clew("process", "list", "-a", "--json").ok().list("processes")).isEmpty();
    clew("archive", "import", archive).ok();
    assertThat(clew("process", "list", "-a", "--json").ok().list("processes")).hasSize(listed);
    assertThat(clew("node", "list", "-t", "data.int", "--json").ok().list("nodes")).isNotEmpty();
    var again = clew("process", "list", "-a", "-L", "%", "--json").ok().list("processes").getLast();
    assertThat(clew("export", "prov", String.valueOf(again.get("pk"))).ok().out()).contains("prov");
    assertThat(clew("storage", "integrity").ok().out()).contains("all is as it should be");

    isSavedWhileProcessesRun();

    var rows = clew("storage", "migrate", "--to", "embedded", "--json").ok().json();
    assertThat(rows.get("rows")).isEqualTo(clew("storage", "info", "--json").ok().json().get("rows"));
    assertThat(clew("storage", "integrity").ok().out()).contains("all is as it should be");
    assertThat(clew("storage", "migrate", "--to", "cassandra").refusal(1)).contains("is not empty");
  }

  /** The backup is taken while two chains stand in the middle and others run; what was restored goes on to the same end. */
  private void isSavedWhileProcessesRun() throws Exception {
    var gates = Files.createDirectory(folder.resolve("gates"));
    var restored = new Clew(folder.resolve("restored"));
    var known = clew("process", "list", "-a", "--json").ok().list("processes").size();
    try (var _ = History.engine(folder.resolve("home"))) {
      clew("submit", "test.caller", "x=2", "folder=" + gates).ok();
      Await.until("a chain stands", () -> GatedChain.trace(gates).contains("gate"));
      clew("submit", "test.caller", "x=3", "--count", "4").ok();
      clew("storage", "backup", folder.resolve("backups").toString()).ok();
      var said = restored.json("storage", "restore", folder.resolve("backups").toString());
      assertThat((Long) said.json().get("active")).isGreaterThanOrEqualTo(2);
      assertThat(restored.json("storage", "integrity").json()).containsEntry("sound", true);
      Files.createFile(gates.resolve("gate"));
      Await.until("all end", () -> clew("process", "list", "--json").ok().list("processes").isEmpty());
    }
    try (var _ = History.engine(restored.home())) {
      Await.until("all that was restored ends", () -> restored.json("process", "list").list("processes").isEmpty());
    }
    assertThat(restored.json("process", "list", "-a").list("processes")).hasSizeGreaterThanOrEqualTo(known + 3)
        .allSatisfy(process -> assertThat(process).containsEntry("state", "finished"));
    assertThat(restored.run("storage", "integrity").ok().out()).contains("all is as it should be");
  }
}
