package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.clew.testdb.CassandraServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a store in a real Cassandra node. */
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
    assertThat(clew("storage", "info", "--json").ok().json()).containsEntry("kind", "cassandra");
    assertThat(clew("storage", "migrate", "--to", "embedded").refusal(1)).contains("Cassandra", "not possible yet");
  }
}
