package org.clew.cluster.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Named checks, in the order of their importance. */
public record Readiness(List<Check> checks) {

  /** What a probe asks about. */
  public sealed interface Check {
    String name();

    record Ok(String name) implements Check {}

    /** @param reason for people, without secrets */
    record Failed(String name, String reason) implements Check {}
  }

  public Readiness {
    checks = List.copyOf(checks);
  }

  public boolean ok() {
    return firstFailed().isEmpty();
  }

  /** What a start that does not get ready tells. */
  public Optional<Check.Failed> firstFailed() {
    return checks.stream().<Check.Failed>mapMulti((check, sink) -> {
      if (check instanceof Check.Failed failed) sink.accept(failed);
    }).findFirst();
  }

  /** HTTP status of the answer. */
  public int status() {
    return ok() ? 200 : 503;
  }

  /** {@code {"ok", "checks": [{"name", "ok", "reason"}]}}; {@code reason} only where a check failed. */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("ok", ok());
    json.put("checks", checks.stream().map(Readiness::json).toList());
    return json;
  }

  private static Map<String, Object> json(Check check) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", check.name());
    switch (check) {
      case Check.Ok _ -> json.put("ok", true);
      case Check.Failed(_, var reason) -> {
        json.put("ok", false);
        json.put("reason", reason);
      }
    }
    return json;
  }
}
