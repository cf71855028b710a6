package org.clew.cli.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.cli.text.Ordered;

/** The flat graph of a crate: entities by {@code @id}, which refer to each other by it. */
final class Entities {
  private final Map<String, Map<String, Object>> byId = new LinkedHashMap<>();

  static Map<String, Object> ref(String id) {
    return Ordered.map("@id", id);
  }

  boolean has(String id) {
    return byId.containsKey(id);
  }

  /**
   * Adds an entity unless it is there.
   *
   * @param type a type, or a list of them
   * @param pairs names and values in turn; values that are null or empty are left out
   */
  Map<String, Object> add(String id, Object type, Object... pairs) {
    return byId.computeIfAbsent(id, _ -> {
      var entity = Ordered.map("@id", id, "@type", type);
      for (int i = 0; i < pairs.length; i += 2) set(entity, (String) pairs[i], pairs[i + 1]);
      return entity;
    });
  }

  static void set(Map<String, Object> entity, String name, Object value) {
    if (value != null && !"".equals(value) && !List.of().equals(value)) entity.put(name, value);
  }

  /** Adds a reference to a property, once. */
  @SuppressWarnings("unchecked")
  void refer(String id, String property, String target) {
    var list = (List<Object>) byId.get(id).computeIfAbsent(property, _ -> new ArrayList<>());
    if (!list.contains(ref(target))) list.add(ref(target));
  }

  List<Map<String, Object>> all() {
    return List.copyOf(byId.values());
  }
}
