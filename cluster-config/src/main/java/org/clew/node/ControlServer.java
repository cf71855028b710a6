package org.clew.node;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.clew.cluster.health.EngineChecks;
import org.clew.cluster.health.HealthPaths;
import org.clew.cluster.health.Readiness;
import org.clew.definition.UnknownProcessException;
import org.clew.launch.SourceLoader;
import org.clew.pluginjar.PluginException;
import org.clew.spec.ValidationException;
import org.clew.store.PlainJson;
import org.clew.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP on the loopback interface: authenticates, reads JSON, answers JSON. Each request has a virtual thread of its own.
 *
 * <p>Bound when made, so that a taken port shows before an engine is started; answers from {@link #start} on.
 */
final class ControlServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

  static {
    // Without it each answer waits 40 ms for an acknowledgement of the client.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("control-", 0).factory());

  /** What is done with requests that are let in. */
  interface Routes {
    Answer handle(Request request) throws InterruptedException;
  }

  /** HTTP status and a plain tree. */
  record Answer(int status, Object json) {
    static Answer ok(Object json) {
      return new Answer(200, json);
    }
  }

  /**
   * @param port 0 for any free one
   * @throws NodeException when the port is taken
   */
  ControlServer(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
      server.setExecutor(threads);
    } catch (BindException e) {
      throw new NodeException("The control API cannot listen on 127.0.0.1:" + port + " (" + e.getMessage()
          + "): choose another port, or 0 for any free one.", e);
    } catch (IOException e) {
      throw new NodeException("The control API cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void start(ApiToken token, Map<String, Object> health, EngineChecks checks, Routes routes) {
    server.createContext("/", exchange -> {
      try (exchange) {
        var answer = answer(exchange, token, health, checks, routes);
        var bytes = PlainJson.bytes(answer.json());
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    });
    server.start();
  }

  @Override public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static Answer answer(Readiness found) {
    return new Answer(found.status(), found.json());
  }

  private static Answer answer(HttpExchange exchange, ApiToken token, Map<String, Object> health, EngineChecks checks,
      Routes routes) {
    try {
      var path = exchange.getRequestURI().getPath();
      if (path.equals("/v1/health")) return Answer.ok(health);
      if (path.equals(HealthPaths.LIVE)) return answer(checks.live());
      if (path.equals(HealthPaths.READY)) return answer(checks.ready());
      if (!token.admits(exchange.getRequestHeaders().getFirst("Authorization"))) {
        throw new ApiException(401, "unauthorized", "The token is missing or wrong; it is in the file 'token' of the home.");
      }
      if (!path.startsWith("/v1/")) throw unknown(exchange);
      return routes.handle(Request.of(exchange));
    } catch (ApiException e) {
      return refused(e);
    } catch (ValidationException e) {
      return refused(new ApiException(400, "invalid_inputs", e.getMessage(), e.errors()));
    } catch (UnknownProcessException e) {
      return refused(new ApiException(404, "unknown_process", e.getMessage()));
    } catch (PluginException e) {
      return refused(new ApiException(409, "refused", e.getMessage()));
    } catch (SourceLoader.SourceException e) {
      return refused(new ApiException(400, "invalid_source", e.getMessage()));
    } catch (StoreException e) {
      return refused(new ApiException(503, "store", e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refused(new ApiException(503, "closing", "The engine is closing; ask again when it is back."));
    } catch (IOException | RuntimeException e) {
      LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI().getPath(), e);
      return refused(new ApiException(500, "internal",
          "The engine failed at this request: " + e.getMessage() + ". Its log tells more."));
    }
  }

  private static ApiException unknown(HttpExchange exchange) {
    return new ApiException(404, "not_found", "There is nothing at " + exchange.getRequestURI().getPath() + ".");
  }

  private static Answer refused(ApiException e) {
    return new Answer(e.status(), e.json());
  }
}
