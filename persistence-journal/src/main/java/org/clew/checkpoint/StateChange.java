package org.clew.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One difference between two states.
 *
 * @param path dotted, as in {@link StateView}, e.g. {@code context.structure} or {@code children.12.state}; items of lists by
 *     number
 * @param before null when it is new
 * @param after null when it is gone
 */
public record StateChange(String path, Object before, Object after) {

  /** All differences, in the order of the second tree; what is new or gone as a whole is one of them. */
  public static List<StateChange> between(Map<String, ?> before, Map<String, ?> after) {
    var changes = new ArrayList<StateChange>();
    compare("", before, after, changes);
    return List.copyOf(changes);
  }

  private static void compare(String path, Object before, Object after, List<StateChange> changes) {
    if (Objects.equals(before, after)) return;
    if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now && !isValue(old) && !isValue(now)) {
      var keys = new LinkedHashSet<Object>(now.keySet());
      keys.addAll(old.keySet());
      for (var key : keys) compare(path.isEmpty() ? String.valueOf(key) : path + "." + key, old.get(key), now.get(key), changes);
    } else if (before instanceof List<?> old && after instanceof List<?> now) {
      for (int i = 0; i < Math.max(old.size(), now.size()); i++)
        compare(path + "[" + i + "]", i < old.size() ? old.get(i) : null, i < now.size() ? now.get(i) : null, changes);
    } else if (after instanceof Map<?, ?> now && before == null && !isValue(now) && isGroup(path)) {
      now.forEach((key, value) -> compare(path + "." + key, null, value, changes));
    } else {
      changes.add(new StateChange(path, before, after));
    }
  }

  /** Data and children are told as a whole, not by their parts. */
  private static boolean isValue(Map<?, ?> map) {
    return map.keySet().stream().anyMatch(key -> String.valueOf(key).startsWith("$"));
  }

  private static boolean isGroup(String path) {
    return List.of("context", "outputs", "children", "visits", "calls", "job").contains(path);
  }
}
