package org.clew.store.cassandra.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.clew.store.StoreException;

/**
 * A running Cassandra node of this machine. It ends with this JVM unless that is killed; stopping keeps its data, and a node
 * started again in the same home goes on with them.
 */
public final class CassandraNode implements AutoCloseable {
  private static final Duration STOPPING = Duration.ofSeconds(20);
  private static final String LOGGING = """
      <configuration>
        <appender name="file" class="ch.qos.logback.core.FileAppender"><file>%s/system.log</file>
          <encoder><pattern>%%d{HH:mm:ss.SSS} %%-5level %%logger{24} - %%msg%%n</pattern></encoder></appender>
        <root level="INFO"><appender-ref ref="file"/></root>
      </configuration>
      """;

  private final NodeConfig config;
  private final Process process;
  private final Thread hook;

  private CassandraNode(NodeConfig config, Process process) {
    this.config = config;
    this.process = process;
    this.hook = new Thread(process::destroyForcibly, "clew-cassandra-end");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a node and returns at once, see {@link #await}.
   *
   * @throws StoreException when there is no Java 17 or the home can not be written
   */
  public static CassandraNode start(NodeConfig config) {
    Path java = Jdk17.find().orElseThrow(() -> new StoreException(
        "Cassandra 5 needs a Java 17, and none was found: install one, or set JAVA17_HOME to it."));
    try {
      Files.createDirectories(config.home());
      Path yaml = Files.writeString(config.home().resolve("cassandra.yaml"), config.yaml());
      Files.writeString(config.home().resolve("logback.xml"), LOGGING.formatted(config.home()));
      Process process = new ProcessBuilder(NodeCommand.of(java, config, yaml)).directory(config.home().toFile())
          .redirectErrorStream(true).redirectOutput(config.home().resolve("console.log").toFile()).start();
      return new CassandraNode(config, process);
    } catch (IOException e) {
      throw new StoreException("Cassandra could not be started in " + config.home() + ": " + e.getMessage(), e);
    }
  }

  /** @throws StoreException when the node ended, or takes no connections within the limit */
  public CassandraNode await(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!accepts()) {
      if (!process.isAlive()) throw new StoreException("Cassandra ended while it started: see console.log in " + config.home());
      if (System.nanoTime() > end) {
        throw new StoreException("Cassandra took no connections at " + contactPoint() + " within " + limit.toSeconds()
            + " s: see system.log in " + config.home());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    return this;
  }

  private boolean accepts() {
    try (Socket socket = new Socket()) {
      socket.connect(contactPoint(), 1000);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  public InetSocketAddress contactPoint() {
    return new InetSocketAddress(config.address(), config.nativePort());
  }

  public NodeConfig config() {
    return config;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the node as a power cut would; what it acknowledged is on disk. */
  public void kill() {
    process.destroyForcibly();
    join();
  }

  /** Ends the node in order. */
  @Override public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    join();
  }

  private void join() {
    process.onExit().join();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The JVM is ending already and the hook runs or has run.
    }
  }
}
