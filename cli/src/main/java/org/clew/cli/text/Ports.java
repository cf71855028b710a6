package org.clew.cli.text;

import java.util.LinkedHashMap;
import java.util.Map;

/** Link labels and port paths: {@code base__pw__structure} is the port {@code base.pw.structure}. */
public final class Ports {
  private Ports() {}

  /** The flat map as nested maps, one level for each namespace. */
  public static Map<String, Object> nest(Map<String, ?> flat) {
    var root = new LinkedHashMap<String, Object>();
    flat.forEach((label, value) -> put(root, label.split("__"), value));
    return root;
  }

  private static void put(Map<String, Object> root, String[] path, Object value) {
    var map = root;
    for (int i = 0; i < path.length - 1; i++) map = namespace(map, path[i]);
    map.put(path[path.length - 1], value);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> namespace(Map<String, Object> map, String name) {
    return (Map<String, Object>) map.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
  }
}
