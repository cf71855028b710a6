package org.clew.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.process.Env;

/** Reads a stored context for assertions. */
final class ContextValues {
  private ContextValues() {}

  /** Data for stored data, the uuid for a child, else the plain value. */
  static Object live(Object plain, Env env) {
    return switch (plain) {
      case Map<?, ?> map when map.get("$data") instanceof Map<?, ?> data ->
          env.read((String) data.get("type"), data.get("plain"));
      case Map<?, ?> map when map.get("$child") instanceof Map<?, ?> child -> UUID.fromString((String) child.get("uuid"));
      case Map<?, ?> map -> {
        var live = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> live.put((String) key, live(value, env)));
        yield live;
      }
      case List<?> list -> list.stream().map(item -> live(item, env)).toList();
      case null, default -> plain;
    };
  }
}
