package org.clew.examples.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.store.PlainJson;

/** A crate as its readers see it: entities by id. */
final class Exported {
  private final Map<String, Map<String, Object>> byId = new LinkedHashMap<>();
  final Map<?, ?> document;

  Exported(String json) {
    document = (Map<?, ?>) PlainJson.read(json);
    for (var each : (List<?>) document.get("@graph")) {
      var entity = new LinkedHashMap<String, Object>();
      ((Map<?, ?>) each).forEach((name, value) -> entity.put((String) name, value));
      assertThat(byId.put((String) entity.get("@id"), entity)).as("one entity for each @id: " + entity.get("@id")).isNull();
    }
  }

  Map<String, Object> entity(String id) {
    assertThat(byId).containsKey(id);
    return byId.get(id);
  }

  List<Map<String, Object>> all() {
    return List.copyOf(byId.values());
  }

  List<Map<String, Object>> ofType(String type) {
    return byId.values().stream().filter(entity -> types(entity).contains(type)).toList();
  }

  static List<Object> types(Map<String, Object> entity) {
    return entity.get("@type") instanceof List<?> list ? List.copyOf(list) : List.of(entity.get("@type"));
  }

  /** The ids that a property refers to. */
  static List<String> ids(Map<String, Object> entity, String property) {
    var value = entity.get(property);
    return (value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)).stream()
        .map(each -> (String) ((Map<?, ?>) each).get("@id")).toList();
  }

  List<Map<String, Object>> referred(Map<String, Object> entity, String property) {
    return ids(entity, property).stream().map(this::entity).toList();
  }

  /** Every object that has but an id, anywhere. */
  List<String> references() {
    var found = new ArrayList<String>();
    byId.values().forEach(entity -> entity.forEach((name, value) -> {
      for (var each : value instanceof List<?> list ? list : List.of(value)) {
        if (each instanceof Map<?, ?> map) {
          assertThat(map.keySet()).as("flat: " + entity.get("@id") + " " + name).isEqualTo(java.util.Set.of("@id"));
          found.add((String) map.get("@id"));
        }
      }
    }));
    return found;
  }
}
