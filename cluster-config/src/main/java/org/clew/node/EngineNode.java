package org.clew.node;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.clew.launch.Engine;
import org.clew.launch.EngineConfig;

/**
 * An engine that owns its home: there is one at a time, it answers on the control API, and {@code engine.json} tells where.
 *
 * <p>The lock on the home is what counts; a file that a dead engine left behind means nothing.
 */
public final class EngineNode implements AutoCloseable {
  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final Path home;
  private final EngineLock lock;
  private final ControlServer server;
  private final Engine engine;
  private final EngineEndpoint endpoint;
  private final CompletableFuture<Void> stopWanted = new CompletableFuture<>();
  private boolean closed;

  private EngineNode(Path home, EngineLock lock, ControlServer server, Engine engine, EngineEndpoint endpoint) {
    this.home = home;
    this.lock = lock;
    this.server = server;
    this.engine = engine;
    this.endpoint = endpoint;
  }

  /** As {@link #start(EngineConfig, Role, int)} with any free port. */
  public static EngineNode start(EngineConfig config, Role role) {
    return start(config, role, 0);
  }

  /**
   * Takes the home, starts the engine and then the control API.
   *
   * @param port of the control API on 127.0.0.1, 0 for any free one
   * @throws NodeException when another engine owns the home, or the port is taken
   * @throws org.clew.store.StoreException when the store cannot be used
   */
  public static EngineNode start(EngineConfig config, Role role, int port) {
    var home = config.home().toAbsolutePath().normalize();
    var lock = EngineLock.acquire(home, role);
    ControlServer server = null;
    Engine engine = null;
    try {
      EngineEndpoint.delete(home);
      server = new ControlServer(port);
      engine = Engine.start(config);
      var endpoint = new EngineEndpoint(server.url(), ProcessHandle.current().pid(), role,
          Instant.now().truncatedTo(ChronoUnit.MILLIS), version(), UUID.randomUUID().toString());
      var node = new EngineNode(home, lock, server, engine, endpoint);
      server.start(ApiToken.of(home), Answers.ordered("ok", true, "pid", endpoint.pid(), "role", role.durable(), "version",
          endpoint.version(), "instance", endpoint.instance()), new ControlApi(home, endpoint, engine, node::stop));
      endpoint.write(home);
      engine.system().getWhenTerminated().whenComplete((_, _) -> node.stop());
      return node;
    } catch (RuntimeException | Error e) {
      if (engine != null) engine.close();
      if (server != null) server.close();
      lock.close();
      throw e;
    }
  }

  public Engine engine() {
    return engine;
  }

  public EngineEndpoint endpoint() {
    return endpoint;
  }

  /** Blocks until somebody asks the node to stop; {@link #close} is still to be called then. */
  public void awaitStop() {
    stopWanted.join();
  }

  /** Lets running steps end for a while, then stops the engine and leaves the home to others. Idempotent. */
  @Override public synchronized void close() {
    if (closed) return;
    closed = true;
    stop();
    EngineEndpoint.delete(home);
    server.close();
    engine.close(DRAIN);
    lock.close();
  }

  private void stop() {
    stopWanted.complete(null);
  }

  private static String version() {
    return Optional.ofNullable(EngineNode.class.getPackage().getImplementationVersion()).orElse("development");
  }
}
