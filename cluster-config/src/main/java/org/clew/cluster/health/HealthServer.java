package org.clew.cluster.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import org.clew.cluster.ClusterException;
import org.clew.cluster.HostPort;
import org.clew.store.PlainJson;

/**
 * Answers probes that come from outside, such as those of Kubernetes, without a token. It tells nothing but names of checks with
 * their reasons, and takes no orders; the control API stays on the loopback interface.
 */
public final class HealthServer implements AutoCloseable {
  private final HttpServer server;

  private HealthServer(HttpServer server) {
    this.server = server;
  }

  /** Throws ClusterException when the address cannot be listened at; port 0 for any free one. */
  public static HealthServer start(HostPort at, EngineChecks checks) {
    try {
      var server = HttpServer.create(new InetSocketAddress(at.host(), at.port()), 0);
      server.setExecutor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("probe-", 0).factory()));
      server.createContext("/", exchange -> {
        try (exchange) {
          answer(exchange, checks);
        }
      });
      server.start();
      return new HealthServer(server);
    } catch (IOException e) {
      throw new ClusterException("Probes cannot be answered at " + at + " (" + e.getMessage()
          + "): change cluster.health_address.", e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, EngineChecks checks) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case HealthPaths.LIVE -> answer(exchange, checks.live());
      case HealthPaths.READY -> answer(exchange, checks.ready());
      default -> exchange.sendResponseHeaders(404, -1);
    }
  }

  private static void answer(HttpExchange exchange, Readiness readiness) throws IOException {
    var bytes = PlainJson.bytes(readiness.json());
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(readiness.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
