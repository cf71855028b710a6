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
import java.util.stream.Stream;
import org.clew.store.cassandra.node.CassandraNode;
import org.clew.store.cassandra.node.Jdk17;
import org.clew.store.cassandra.node.NodeConfig;

/** A Cassandra node on free ports of the loopback interface; shared by all tests of a JVM, it ends with it. */
public final class CassandraServer {
  private static final Path LIBRARIES =
      Path.of(System.getProperty("clew.cassandra.lib", "../cassandra-node/target/lib")).toAbsolutePath().normalize();
  private static final AtomicInteger KEYSPACES = new AtomicInteger();
  private static CassandraNode shared;

  private CassandraServer() {}

  /** The node of this JVM. Without Cassandra the test is skipped, or fails where CI is set. */
  public static synchronized CassandraNode shared() {
    if (shared == null) {
      shared = CassandraNode.start(config("127.0.0.1", temporary(), freePort("127.0.0.1"), freePort("127.0.0.1")))
          .await(Duration.ofSeconds(120));
    }
    return shared;
  }

  /** Url of a keyspace of the shared node that is not there yet. */
  public static String keyspace() {
    return "cassandra://127.0.0.1:" + shared().contactPoint().getPort() + "/clew" + KEYSPACES.incrementAndGet();
  }

  /** A small node whose seed is the one at 127.0.0.1. Without Cassandra the test is skipped, or fails where CI is set. */
  public static NodeConfig config(String address, Path home, int nativePort, int storagePort) {
    need(Files.isDirectory(LIBRARIES), "the jars of Cassandra in " + LIBRARIES + ", which the module cassandra-node brings");
    need(Jdk17.find().isPresent(), "a Java 17 for Cassandra: install one or set JAVA17_HOME");
    return new NodeConfig(LIBRARIES, home, address, List.of("127.0.0.1"), nativePort, storagePort, 512);
  }

  private static void need(boolean there, String what) {
    if (!there && "true".equals(System.getenv("CI"))) throw new IllegalStateException("This test needs " + what);
    assumeTrue(there, "This test needs " + what);
  }

  /** A port that is free on the addresses, below those that the system gives to clients. */
  public static int freePort(String... addresses) {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      if (Stream.of(addresses).allMatch(address -> isFree(address, port))) return port;
    }
  }

  private static boolean isFree(String address, int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getByName(address))) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** A folder that is removed when this JVM ends. */
  public static Path temporary() {
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
