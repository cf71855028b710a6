package org.clew.store.cassandra;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.clew.store.cassandra.node.CassandraNode;
import org.clew.store.cassandra.node.Jdk17;
import org.clew.store.cassandra.node.NodeConfig;
import org.junit.jupiter.api.Assertions;

/**
 * The one node that the tests of this JVM share, started by the first that wants it. A test in a JVM of its own may be given one
 * by the properties {@code clew.cassandra.at} ({@code host:port}) and {@code clew.cassandra.pid}.
 */
public final class Cassandra {
  private static CassandraNode node;
  private static boolean made;

  private Cassandra() {}

  /** Settings for the keyspace that the tests of this JVM share, with tables; {@link CassandraStoreTest} empties them. */
  public static synchronized CassandraSettings keyspace() {
    CassandraSettings settings = settings("clew" + ProcessHandle.current().pid());
    if (!made) CassandraSchema.create(settings, Replication.of("datacenter1", 1));
    made = true;
    return settings;
  }

  /** Settings for a keyspace as it is. */
  public static CassandraSettings settings(String keyspace) {
    return CassandraSettings.of(List.of(at()), "datacenter1", keyspace);
  }

  /** Where the node listens, as {@code host:port}. */
  static String address() {
    return at().getHostString() + ":" + at().getPort();
  }

  /** Process id of the node. */
  static synchronized long pid() {
    at();
    return node != null ? node.pid() : Long.getLong("clew.cassandra.pid");
  }

  private static synchronized InetSocketAddress at() {
    String given = System.getProperty("clew.cassandra.at");
    if (given != null) return new InetSocketAddress(given.split(":")[0], Integer.parseInt(given.split(":")[1]));
    if (node == null) {
      node = CassandraNode.start(config("127.0.0.1", temporary(), freePort("127.0.0.1"), freePort("127.0.0.1"), 512))
          .await(Duration.ofSeconds(120));
    }
    return node.contactPoint();
  }

  /** A node with itself as seed; the test is skipped when there is nothing to start it with, and fails where CI demands it. */
  static NodeConfig config(String address, Path home, int nativePort, int storagePort, int heapMegabytes) {
    Path libraries = Path.of(System.getProperty("clew.cassandra.lib", "../cassandra-node/target/lib")).toAbsolutePath()
        .normalize();
    need(Files.isDirectory(libraries), "the jars of Cassandra in " + libraries + ", which the module cassandra-node brings");
    need(Jdk17.find().isPresent(), "a Java 17 for Cassandra: install one or set JAVA17_HOME");
    return new NodeConfig(libraries, home, address, List.of("127.0.0.1"), nativePort, storagePort, heapMegabytes);
  }

  private static void need(boolean there, String what) {
    if (!there && "true".equals(System.getenv("CI"))) Assertions.fail("This test needs " + what);
    assumeThat(there).as("This test needs " + what).isTrue();
  }

  /** A port that is free on the addresses, below those that the system gives to clients. */
  static int freePort(String... addresses) {
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

  static Path temporary() {
    try {
      Path home = Files.createTempDirectory("clew-cassandra");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home)));
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path home) {
    try (var files = Files.walk(home)) {
      List<Path> all = new ArrayList<>(files.toList());
      for (Path file : all.reversed()) Files.deleteIfExists(file);
    } catch (IOException | UncheckedIOException _) {
      // The node is just ending and may still write; the system clears its temporary directory.
    }
  }
}
