package org.clew.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.clew.cluster.ClusterConfig;
import org.clew.cluster.ClusterSettings;
import org.clew.cluster.health.EngineChecks;
import org.clew.launch.Engine;
import org.clew.launch.Engine.Handover;
import org.clew.launch.EngineConfig;
import org.clew.launch.NotLetInException;
import org.clew.node.NodeWatch.Authority;
import org.clew.store.home.HomeConfig;
import org.clew.store.home.Tenancy;

/**
 * An engine of a home, with a control API of its own: a node of the one cluster that the engines of this home form, or of the one
 * of several machines that the settings of the home name. Which engine is asked makes no difference.
 */
public final class EngineNode implements AutoCloseable {
  /** Setting: seconds that running steps get when a node leaves. */
  public static final String DRAIN = "daemon.drain";
  public static final double DEFAULT_DRAIN = 10;
  private static final Config ONE_MACHINE = ConfigFactory.parseMap(Map.of("pekko.cluster.downing-provider-class", ""),
      "NodeWatch decides");

  private final Seat seat;
  private final Tenancy tenancy;
  private final ControlServer server;
  private final Engine engine;
  private final EngineEndpoint endpoint;
  private final Duration drain;
  private final CompletableFuture<Handover> stopWanted = new CompletableFuture<>();
  private final NodeWatch watch;
  private boolean closed;

  private EngineNode(Seat seat, Tenancy tenancy, ControlServer server, Engine engine, EngineEndpoint endpoint, NodeWatch watch,
      Duration drain) {
    this.seat = seat;
    this.tenancy = tenancy;
    this.server = server;
    this.engine = engine;
    this.endpoint = endpoint;
    this.watch = watch;
    this.drain = drain;
  }

  /** As {@link #start(EngineConfig, Role, int, IntConsumer)} with any free port. */
  public static EngineNode start(EngineConfig config, Role role) {
    return start(config, role, 0, _ -> { });
  }

  /**
   * Takes a seat in the home, starts the engine as a member of the cluster of the others there, or as the first, and then the
   * control API. A daemon is closed when its JVM ends, from before it is announced.
   *
   * @param port of the control API on 127.0.0.1, 0 for any free one
   * @param seated is told the number of the seat before anything else is done
   * @throws NodeException when the port is taken, or an engine of the home neither answers nor ends
   * @throws org.clew.store.StoreException when the store cannot be used, or a program runs the processes of the home by itself
   */
  public static EngineNode start(EngineConfig config, Role role, int port, IntConsumer seated) {
    var home = config.home().toAbsolutePath().normalize();
    var seats = new Seats(home);
    try (FileChannel _ = seats.door()) {
      var seat = seats.take(role);
      try {
        seated.accept(seat.number());
        return start(config, home, seats, seat, port);
      } catch (RuntimeException | Error e) {
        seat.close();
        throw e;
      }
    } catch (IOException e) {
      throw HomeFiles.unusable(home, e);
    }
  }

  private static EngineNode start(EngineConfig config, Path home, Seats seats, Seat seat, int port) {
    var cluster = ClusterSettings.of(home, System.getenv());
    var tenancy = Tenancy.together(home);
    var watch = new NodeWatch(seats, seat, cluster.hasOthers() ? Authority.SPLIT_BRAIN_RESOLVER : Authority.NODE_WATCH);
    ControlServer server = null;
    Engine engine = null;
    try {
      server = new ControlServer(port);
      engine = Engine.start(config.with(cluster.hasOthers() ? severalMachines(cluster, seat) : ONE_MACHINE),
          new Neighbours(seats, seat, watch));
      var role = seat.holder().role().orElseThrow();
      var endpoint = new EngineEndpoint(server.url(), engine.cluster().address(), ProcessHandle.current().pid(), role,
          Instant.now().truncatedTo(ChronoUnit.MILLIS), version(), UUID.randomUUID().toString());
      var node = new EngineNode(seat, tenancy, server, engine, endpoint, watch, drain(home));
      server.start(ApiToken.of(home), Answers.ordered("ok", true, "pid", endpoint.pid(), "role", role.durable(), "version",
          endpoint.version(), "instance", endpoint.instance()), new EngineChecks(engine.system().classicSystem()),
          new ControlApi(home, endpoint, engine, how -> node.stop(cluster.hasOthers() && how == Handover.TO_NOBODY
              ? Handover.TO_OTHER_MACHINES : how)));
      if (role == Role.DAEMON) engine.atExit(node::close);
      seat.announce(endpoint);
      engine.system().getWhenTerminated().whenComplete((_, _) -> node.stop(Handover.TO_OTHERS));
      watch.supervise();
      return node;
    } catch (NotLetInException e) {
      server.close();
      watch.close();
      tenancy.close();
      throw new NodeException(e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      watch.close();
      if (engine != null) engine.close();
      if (server != null) server.close();
      tenancy.close();
      throw e;
    }
  }

  private static Config severalMachines(ClusterSettings cluster, Seat seat) {
    cluster.requireFree(seat.number());
    return ClusterConfig.of(cluster, seat.number());
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

  /** Lets running steps end for a while, then stops the engine and leaves the seat to others. Idempotent. */
  @Override public synchronized void close() {
    if (closed) return;
    closed = true;
    stop(Handover.TO_OTHERS);
    seat.withdraw();
    watch.close();
    server.close();
    engine.close(drain, stopWanted.join());
    tenancy.close();
    seat.close();
  }

  private void stop(Handover handover) {
    stopWanted.complete(handover);
  }

  private static Duration drain(Path home) {
    var seconds = HomeConfig.of(home).get(DRAIN) instanceof Number number ? number.doubleValue() : DEFAULT_DRAIN;
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static String version() {
    return Optional.ofNullable(EngineNode.class.getPackage().getImplementationVersion()).orElse("development");
  }
}
