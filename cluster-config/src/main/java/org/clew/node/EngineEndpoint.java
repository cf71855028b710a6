package org.clew.node;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clew.store.PlainJson;

/**
 * Where the engine of a home answers; kept in {@code engine.json} while it is up.
 *
 * @param url of the control API, e.g. {@code http://127.0.0.1:40123}
 * @param instance random, told by {@code /v1/health} too, so that another server at the same port is not mistaken for the engine
 */
public record EngineEndpoint(String url, long pid, Role role, Instant started, String version, String instance) {
  static final String FILE = "engine.json";
  private static final int PATIENCE_MS = 2000;

  /** The engine that runs now and answers; empty when there is none, whatever a dead one has left behind. */
  public static Optional<EngineEndpoint> find(Path home) {
    return read(home).filter(EngineEndpoint::answers);
  }

  /** Whether the engine that is meant answers at the address. */
  public boolean answers() {
    try {
      var connection = (HttpURLConnection) URI.create(url + "/v1/health").toURL().openConnection(java.net.Proxy.NO_PROXY);
      connection.setConnectTimeout(PATIENCE_MS);
      connection.setReadTimeout(PATIENCE_MS);
      if (connection.getResponseCode() != 200) return false;
      try (var in = connection.getInputStream()) {
        return PlainJson.read(in.readAllBytes()) instanceof Map<?, ?> health && instance.equals(health.get("instance"));
      }
    } catch (IOException | IllegalArgumentException _) {
      return false;
    }
  }

  static Optional<EngineEndpoint> read(Path home) {
    try {
      return PlainJson.read(Files.readAllBytes(home.resolve(FILE))) instanceof Map<?, ?> json ? of(json) : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw HomeFiles.unusable(home, e);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  void write(Path home) {
    HomeFiles.write(home.resolve(FILE), PlainJson.write(json()) + "\n");
  }

  static void delete(Path home) {
    try {
      Files.deleteIfExists(home.resolve(FILE));
    } catch (IOException e) {
      throw HomeFiles.unusable(home, e);
    }
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("url", url);
    json.put("pid", pid);
    json.put("role", role.durable());
    json.put("started", started.toString());
    json.put("version", version);
    json.put("instance", instance);
    return json;
  }

  private static Optional<EngineEndpoint> of(Map<?, ?> json) {
    if (json.get("url") instanceof String url && json.get("pid") instanceof Long pid && json.get("role") instanceof String role
        && json.get("started") instanceof String started && json.get("version") instanceof String version
        && json.get("instance") instanceof String instance) {
      try {
        return Role.of(role).map(known -> new EngineEndpoint(url, pid, known, Instant.parse(started), version, instance));
      } catch (DateTimeParseException _) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
