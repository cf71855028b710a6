package org.clew.node;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.clew.launch.ClusterView.Contact;
import org.clew.launch.ClusterView.Load;
import org.clew.launch.Engine;
import org.clew.launch.Engine.Handover;
import org.clew.store.home.StorePlace;

/** What the control API of an engine can be asked; {@code docs/control-api.md} lists it for its users. */
final class ControlApi implements ControlServer.Routes {
  private static final Duration CENSUS_LIMIT = Duration.ofSeconds(5);
  private static final long ANSWER_MS = 100;

  private final Path home;
  private final EngineEndpoint endpoint;
  private final Engine engine;
  private final Consumer<Handover> shutdown;

  /** @param shutdown called a moment after a shutdown request was answered */
  ControlApi(Path home, EngineEndpoint endpoint, Engine engine, Consumer<Handover> shutdown) {
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
      case "POST processes/*/pause", "POST processes/*/play", "POST processes/*/kill", "POST processes/*/stop",
          "POST processes/*/retry" ->
          new Controls(engine).one(path.get(1), path.get(2), request);
      case "POST processes/*/fork" -> travels().fork(path.get(1), request.body());
      case "POST migrations" -> travels().migrate(request.body());
      case "POST control" -> new Controls(engine).many(request);
      case "GET cluster" -> cluster();
      case "POST shutdown" -> shutdown(request.optional("handover", String.class, "others"));
      default -> throw new ApiException(404, "not_found",
          "There is nothing at " + request.method() + " /" + String.join("/", request.path()) + ".");
    });
  }

  private Travels travels() {
    return new Travels(engine, new Controls(engine)::ask);
  }

  private Map<String, Object> shutdown(String to) {
    var handover = switch (to) {
      case "others" -> Handover.TO_OTHERS;
      case "nobody" -> Handover.TO_NOBODY;
      default -> throw Request.bad("'handover' is 'others' or 'nobody', was '" + to + "'");
    };
    if (endpoint.role() == Role.RUN) {
      throw new ApiException(409, "refused", "This engine belongs to 'clew run' (pid " + endpoint.pid() + ") and ends with it.");
    }
    CompletableFuture.delayedExecutor(ANSWER_MS, TimeUnit.MILLISECONDS).execute(() -> shutdown.accept(handover));
    return Answers.ordered("stopping", true, "pid", endpoint.pid());
  }

  private Map<String, Object> cluster() {
    try {
      var processes = engine.cluster().processes(CENSUS_LIMIT).toCompletableFuture().join();
      var jobsLists = engine.cluster().jobsLists(CENSUS_LIMIT).toCompletableFuture().join();
      var nodes = engine.cluster().nodes().stream().map(node ->
          Answers.ordered("address", node.address(), "status", node.status(), "reachable",
          node.contact() == Contact.REACHABLE, "leader", node.leads(), "shards", shards(processes, node.address()), "processes",
          entities(processes, node.address()), "jobs_lists", entities(jobsLists, node.address()))).toList();
      return Answers.ordered("asked", engine.cluster().address(), "nodes", nodes);
    } catch (CompletionException e) {
      throw new ApiException(503, "busy", "The nodes did not count their shards in " + CENSUS_LIMIT.toSeconds()
          + " s; ask again.");
    }
  }

  /** Null when the node did not answer. */
  private static Integer shards(Map<String, Load> loads, String address) {
    return loads.containsKey(address) ? loads.get(address).shards() : null;
  }

  private static Integer entities(Map<String, Load> loads, String address) {
    return loads.containsKey(address) ? loads.get(address).entities() : null;
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
