package org.clew.testdb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.clew.store.cassandra.node.CassandraNode;
import org.clew.store.cassandra.node.Jdk17;
import org.clew.store.cassandra.node.NodeConfig;

/** A Cassandra node for the tests of other modules, on free ports of the loopback interface; shared by all tests of a JVM, it ends with it. */
public final class CassandraServer {
  private static final Path LIBRARIES = Path.of("..", "cassandra-node", "target", "lib").toAbsolutePath().normalize();
  private static final AtomicInteger KEYSPACES = new AtomicInteger();
  private static CassandraNode node;

  private CassandraServer() {}

  /** Url of a keyspace that is not there yet. Without Cassandra the test is skipped, or fails where CI is set. */
  public static synchronized String keyspace() {
    need(Files.isDirectory(LIBRARIES), "the jars of Cassandra in " + LIBRARIES + ", which the module cassandra-node brings");
    need(Jdk17.find().isPresent(), "a Java 17 for Cassandra: install one or set JAVA17_HOME");
    if (node == null) {
      var config = new NodeConfig(LIBRARIES, temporary(), "127.0.0.1", List.of("127.0.0.1"), freePort(), freePort(), 512);
      node = CassandraNode.start(config).await(Duration.ofSeconds(120));
    }
    return "cassandra://127.0.0.1:" + node.contactPoint().getPort() + "/clew" + KEYSPACES.incrementAndGet();
  }

  private static void need(boolean there, String what) {
    if (!there && "true".equals(System.getenv("CI"))) throw new IllegalStateException("This test needs " + what);
    assumeTrue(there, "This test needs " + what);
  }

  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException _) {
        continue;
      }
    }
  }

  private static Path temporary() {
    try {
      var home = Files.createTempDirectory("clew-cassandra");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home)));
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path home) {
    try (var files = Files.walk(home)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    } catch (IOException | UncheckedIOException _) {
      // the node is just ending and may still write; the system clears its temporary directory
    }
  }
}
