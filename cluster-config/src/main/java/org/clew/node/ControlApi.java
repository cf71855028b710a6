package org.clew.node;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.clew.launch.Engine;
import org.clew.store.home.StorePlace;

/** What the control API of an engine can be asked; {@code docs/control-api.md} lists it for its users. */
final class ControlApi implements ControlServer.Routes {
  private static final Duration CENSUS_LIMIT = Duration.ofSeconds(5);
  private static final long ANSWER_MS = 100;

  private final Path home;
  private final EngineEndpoint endpoint;
  private final Engine engine;
  private final Runnable shutdown;

  /** @param shutdown called a moment after a shutdown request was answered */
  ControlApi(Path home, EngineEndpoint endpoint, Engine engine, Runnable shutdown) {
    this.home = home;
    this.endpoint = endpoint;
    this.engine = engine;
    this.shutdown = shutdown;
  }

  @Override public ControlServer.Answer handle(Request request) throws InterruptedException {
    var path = request.path().subList(1, request.path().size());
    var call = request.method() + " " + (path.size() < 2 ? String.join("/", path)
        : path.getFirst() + "/*" + path.stream().skip(2).map(part -> "/" + part).collect(Collectors.joining()));
    return ControlServer.Answer.ok(switch (call) {
      case "GET status" -> status();
      case "POST processes" -> new Submissions(engine).submit(request);
      case "GET processes/*" -> new Waits(engine).await(path.get(1), "0");
      case "GET processes/*/wait" -> new Waits(engine).await(path.get(1), request.query().get("timeout"));
      case "POST processes/*/pause", "POST processes/*/play", "POST processes/*/kill", "POST processes/*/stop", "POST processes/*/retry" ->
          new Controls(engine).one(path.get(1), path.get(2), request);
      case "POST control" -> new Controls(engine).many(request);
      case "POST shutdown" -> shutdown();
      default -> throw new ApiException(404, "not_found",
          "There is nothing at " + request.method() + " /" + String.join("/", request.path()) + ".");
    });
  }

  private Map<String, Object> shutdown() {
    if (endpoint.role() == Role.RUN) {
      throw new ApiException(409, "refused", "This engine belongs to 'clew run' (pid " + endpoint.pid() + ") and ends with it.");
    }
    CompletableFuture.delayedExecutor(ANSWER_MS, TimeUnit.MILLISECONDS).execute(shutdown);
    return Answers.ordered("stopping", true, "pid", endpoint.pid());
  }

  private Map<String, Object> status() {
    try {
      var census = engine.census(CENSUS_LIMIT).toCompletableFuture().join();
      var worker = Answers.ordered("pid", endpoint.pid(), "address", census.address(), "uptime_s",
          Usage.secondsSince(endpoint.started()),
          "rss_mb", Usage.residentMb(), "cpu_s", Usage.cpuSeconds(), "shards", census.shards(), "processes", census.processes());
      return Answers.ordered("running", true, "store", StorePlace.of(home).text(), "url", endpoint.url(), "role",
          endpoint.role().durable(), "version", endpoint.version(), "workers", List.of(worker));
    } catch (CompletionException e) {
      throw new ApiException(503, "busy", "The engine did not count its processes in " + CENSUS_LIMIT.toSeconds()
          + " s; ask again.");
    }
  }
}
