package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.clew.store.cassandra.node.CassandraNode;
import org.clew.store.cassandra.node.Jdk17;
import org.clew.store.cassandra.node.NodeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a store in a real Cassandra node. */
class CassandraStoreTest {
  private static final Path LIBRARIES = Path.of("..", "cassandra-node", "target", "lib").toAbsolutePath().normalize();

  @TempDir Path folder;

  private Said clew(String... arguments) {
    return new Clew(folder.resolve("home")).run(arguments);
  }

  @Test void aStoreIsMadeUsedAndChecked() throws Exception {
    need(Files.isDirectory(LIBRARIES), "the jars of Cassandra in " + LIBRARIES + ", which the module cassandra-node brings");
    need(Jdk17.find().isPresent(), "a Java 17 for Cassandra: install one or set JAVA17_HOME");
    int port = freePort();
    try (var _ = CassandraNode.start(new NodeConfig(LIBRARIES, folder.resolve("node"), "127.0.0.1", List.of("127.0.0.1"), port, freePort(), 512))
        .await(Duration.ofSeconds(120))) {
      assertThat(clew("config", "set", "storage.url", "cassandra://me:secret@n1/clew").refusal(2)).contains("without user and password");
      clew("config", "set", "storage.url", "cassandra://127.0.0.1:" + port + "/clew").ok();
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

  private static void need(boolean there, String what) {
    if (!there && "true".equals(System.getenv("CI"))) fail("This test needs " + what);
    assumeTrue(there, "This test needs " + what);
  }

  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try (var _ = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
        return port;
      } catch (IOException _) {
        continue;
      }
    }
  }
}
