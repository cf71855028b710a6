package org.clew.node;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.store.PlainJson;

/**
 * Where an engine of a home answers; kept in {@code nodes/N.json} while it is up.
 *
 * @param url of the control API, e.g. {@code http://127.0.0.1:40123}
 * @param address of the node in the cluster, e.g. {@code pekko://clew@127.0.0.1:25520}
 * @param instance random, told by {@code /v1/health} too, so that another server at the same port is not mistaken for the engine
 */
public record EngineEndpoint(String url, String address, long pid, Role role, Instant started, String version, String instance) {
  private static final int PATIENCE_MS = 2000;

  /** An engine that runs now and answers, a daemon rather than a run; empty when there is none. */
  public static Optional<EngineEndpoint> find(Path home) {
    return all(home).stream().sorted(Comparator.comparing(EngineEndpoint::role)).filter(EngineEndpoint::answers).findFirst();
  }

  /** Those of all engines that are up, in order of their seats. */
  static List<EngineEndpoint> all(Path home) {
    return new Seats(home).taken().stream().flatMap(holder -> holder.endpoint().stream()).toList();
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

  static Optional<EngineEndpoint> read(Path file) {
    try {
      return PlainJson.read(Files.readAllBytes(file)) instanceof Map<?, ?> json ? of(json) : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw HomeFiles.unusable(file.getParent(), e);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  void write(Path file) {
    HomeFiles.write(file, PlainJson.write(json()) + "\n");
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw HomeFiles.unusable(file.getParent(), e);
    }
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("url", url);
    json.put("address", address);
    json.put("pid", pid);
    json.put("role", role.durable());
    json.put("started", started.toString());
    json.put("version", version);
    json.put("instance", instance);
    return json;
  }

  private static Optional<EngineEndpoint> of(Map<?, ?> json) {
    if (json.get("url") instanceof String url && json.get("address") instanceof String address
        && json.get("pid") instanceof Long pid && json.get("role") instanceof String role
        && json.get("started") instanceof String started && json.get("version") instanceof String version
        && json.get("instance") instanceof String instance) {
      try {
        return Role.of(role)
            .map(known -> new EngineEndpoint(url, address, pid, known, Instant.parse(started), version, instance));
      } catch (DateTimeParseException _) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
