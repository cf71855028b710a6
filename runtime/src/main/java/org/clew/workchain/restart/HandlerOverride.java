package org.clew.workchain.restart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.spec.Suggestion;
import org.clew.spec.ValidationError;

/** What a user wants of one handler; empty: as its author said. */
record HandlerOverride(Optional<Boolean> enabled, Optional<Long> priority) {
  static final HandlerOverride NONE = new HandlerOverride(Optional.empty(), Optional.empty());

  private static final String ENABLED = "enabled";
  private static final String PRIORITY = "priority";

  boolean enabled(ProcessHandler<?, ?, ?> handler) {
    return enabled.orElse(handler.use() == ProcessHandler.Use.ENABLED);
  }

  long priority(ProcessHandler<?, ?, ?> handler) {
    return priority.orElse(handler.priority());
  }

  /** By handler, from {@code {name: {enabled: true, priority: 0}}} without problems; a plain truth value enables or disables. */
  static Map<String, HandlerOverride> of(Map<String, ?> tree) {
    var overrides = new LinkedHashMap<String, HandlerOverride>();
    tree.forEach((name, value) -> overrides.put(name, switch (value) {
      case Boolean enabled -> new HandlerOverride(Optional.of(enabled), Optional.empty());
      case Map<?, ?> map -> new HandlerOverride(Optional.ofNullable((Boolean) map.get(ENABLED)),
          Optional.ofNullable((Long) map.get(PRIORITY)));
      default -> NONE;
    }));
    return overrides;
  }

  /** Everything that is wrong, with paths that begin at {@code root}. */
  static List<ValidationError> problems(Map<String, ?> tree, List<String> handlers, String root) {
    var problems = new ArrayList<ValidationError>();
    tree.forEach((name, value) -> {
      var path = root + "." + name;
      if (!handlers.contains(name)) problems.add(new ValidationError(path, unknownHandler(name, handlers)));
      else if (value instanceof Map<?, ?> map) map.forEach((key, inner) -> judge(path + "." + key, key, inner, problems));
      else if (!(value instanceof Boolean))
        problems.add(new ValidationError(path, "expected a mapping of enabled and priority, got " + value));
    });
    return problems;
  }

  private static void judge(String path, Object key, Object value, List<ValidationError> problems) {
    switch (String.valueOf(key)) {
      case ENABLED -> {
        if (!(value instanceof Boolean)) problems.add(new ValidationError(path, "must be true or false, got " + value));
      }
      case PRIORITY -> {
        if (!(value instanceof Long)) problems.add(new ValidationError(path, "must be a whole number, got " + value));
      }
      default -> problems.add(new ValidationError(path, "is neither enabled nor priority"));
    }
  }

  private static String unknownHandler(String name, List<String> handlers) {
    if (handlers.isEmpty()) return "there is no such handler; this work chain has none";
    return "there is no such handler" + Suggestion.nearest(name, handlers).map(near -> "; did you mean '" + near + "'?")
        .orElse("; known: " + String.join(", ", handlers));
  }
}
