package org.clew.workchain.restart;

import java.util.LinkedHashMap;
import java.util.Map;

/** Nested inputs by dotted path, copied where they are changed, as mappings in a context may not be changeable. */
final class InputTree {
  private InputTree() {}

  static void put(Map<String, Object> tree, String path, Object value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      if (value == null) tree.remove(path);
      else tree.put(path, value);
      return;
    }
    var head = path.substring(0, dot);
    var inner = copy(tree.get(head) instanceof Map<?, ?> map ? map : Map.of());
    put(inner, path.substring(dot + 1), value);
    tree.put(head, inner);
  }

  static Map<String, Object> copy(Map<?, ?> tree) {
    var copy = new LinkedHashMap<String, Object>();
    tree.forEach((name, value) -> copy.put((String) name, value));
    return copy;
  }
}
