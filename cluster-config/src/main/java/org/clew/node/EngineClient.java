package org.clew.node;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.launch.Engine.Handover;
import org.clew.process.ProcessCommand;
import org.clew.store.PlainJson;

/**
 * Talks to the engine of a home over its control API. Calls block; each throws {@link ApiException} for what the engine refuses
 * and {@link NodeException} when it cannot be reached.
 */
public final class EngineClient {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
  private static final Duration LONG_LIMIT = Duration.ofMinutes(30);

  private final EngineEndpoint endpoint;
  private final String authorization;

  private EngineClient(EngineEndpoint endpoint, ApiToken token) {
    this.endpoint = endpoint;
    this.authorization = token.header();
  }

  /** A client of the engine that runs now in this home; empty when there is none. */
  public static Optional<EngineClient> of(Path home) {
    return EngineEndpoint.find(home).flatMap(endpoint -> of(home, endpoint));
  }

  /** A client of this engine of the home. */
  static Optional<EngineClient> of(Path home, EngineEndpoint endpoint) {
    return ApiToken.read(home).map(token -> new EngineClient(endpoint, token));
  }

  public EngineEndpoint endpoint() {
    return endpoint;
  }

  public Map<String, Object> status() {
    return call("GET", "/v1/status", null, ANSWER_LIMIT);
  }

  /**
   * Submits processes.
   *
   * @param request {@code name}, {@code inputs}, {@code texts}, {@code count}, {@code source}; see {@code docs/control-api.md}
   * @return {@code {"processes": [{"pk", "uuid"}]}}
   */
  public Map<String, Object> submit(Map<String, ?> request) {
    return call("POST", "/v1/processes", request, ANSWER_LIMIT);
  }

  /** What to do with a process. */
  public enum Action {
    PAUSE, PLAY, KILL;

    String durable() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Whether a kill insists, and whether a pause or play reaches the descendants too. */
  public enum Option { FORCE, RECURSIVE }

  /**
   * Asks these processes; the answer has one entry for each that was reached: {@code {"answers": [{"pk", "uuid", "accepted",
   * "reason"}]}}.
   */
  public Map<String, Object> control(Action action, List<String> processes, String message, Option... options) {
    var body = body(action, message, options);
    body.put("processes", processes);
    return call("POST", "/v1/control", body, ANSWER_LIMIT);
  }

  /** As above, for any command. */
  public Map<String, Object> control(ProcessCommand.Control command, List<String> processes, Option... options) {
    var body = ControlWords.body(command);
    body.put("recursive", List.of(options).contains(Option.RECURSIVE));
    body.put("processes", processes);
    return call("POST", "/v1/control", body, ANSWER_LIMIT);
  }

  /** Lets processes do a step of theirs again. */
  public Map<String, Object> stepBack(List<String> processes, String step) {
    return call("POST", "/v1/control", Map.of("action", "retry", "step", step, "processes", processes), ANSWER_LIMIT);
  }

  /** Makes a process that goes on from a checkpoint of another one; see {@link Travels#fork}. */
  public Map<String, Object> fork(String process, Map<String, ?> request) {
    return call("POST", "/v1/processes/" + encoded(process) + "/fork", request, ANSWER_LIMIT);
  }

  /** Lets processes go on with the code of today; see {@link Travels#migrate}. */
  public Map<String, Object> migrate(Map<String, ?> request) {
    return call("POST", "/v1/migrations", request, LONG_LIMIT);
  }

  /** Asks all processes that have not ended (for play: that are paused). */
  public Map<String, Object> controlAll(Action action, String message, Option... options) {
    var body = body(action, message, options);
    body.put("all", true);
    return call("POST", "/v1/control", body, ANSWER_LIMIT);
  }

  /** The process when it has ended, or as it is when the time is over; {@code ended} tells which. */
  public Map<String, Object> await(String process, Duration timeout) {
    return call("GET", "/v1/processes/" + encoded(process) + "/wait?timeout=" + timeout.toMillis() / 1000.0, null,
        timeout.plus(ANSWER_LIMIT));
  }

  /** Asks a worker of the daemon to stop; returns before it has. */
  public Map<String, Object> shutdown(Handover handover) {
    return call("POST", "/v1/shutdown", Map.of("handover", handover.durable()), ANSWER_LIMIT);
  }

  /** Members of the cluster and what they hold, see {@code docs/control-api.md}. */
  public Map<String, Object> cluster() {
    return call("GET", "/v1/cluster", null, ANSWER_LIMIT);
  }

  private static Map<String, Object> body(Action action, String message, Option... options) {
    var body = new LinkedHashMap<String, Object>();
    body.put("action", action.durable());
    body.put("message", message);
    var chosen = List.of(options);
    body.put("force", chosen.contains(Option.FORCE));
    body.put("recursive", chosen.contains(Option.RECURSIVE));
    return body;
  }

  private Map<String, Object> call(String method, String path, Map<String, ?> body, Duration longest) {
    try {
      var connection = (HttpURLConnection) URI.create(endpoint.url() + path).toURL().openConnection(Proxy.NO_PROXY);
      connection.setRequestMethod(method);
      connection.setRequestProperty("Authorization", authorization);
      connection.setConnectTimeout((int) CONNECT_LIMIT.toMillis());
      connection.setReadTimeout((int) longest.toMillis());
      if (body != null) {
        var bytes = PlainJson.bytes(body);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(bytes.length);
        connection.setRequestProperty("Content-Type", "application/json");
        try (var out = connection.getOutputStream()) {
          out.write(bytes);
        }
      }
      return answer(connection);
    } catch (ConnectException e) {
      throw new NodeException("The engine at " + endpoint.url() + " (pid " + endpoint.pid()
          + ") is gone; look with 'clew daemon status'.", e);
    } catch (IOException e) {
      throw new NodeException("The engine at " + endpoint.url() + " (pid " + endpoint.pid() + ") did not answer: "
          + e.getMessage(), e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> answer(HttpURLConnection connection) throws IOException {
    var status = connection.getResponseCode();
    try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      var bytes = in == null ? new byte[0] : in.readAllBytes();
      if (status >= 400) throw ApiException.of(status, bytes);
      return (Map<String, Object>) PlainJson.read(bytes);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
