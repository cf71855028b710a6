package org.clew.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/** Work on nested mutable mappings addressed by dotted paths. */
final class Trees {
  private Trees() {}

  @SuppressWarnings("unchecked")
  static void put(Map<String, Object> tree, String path, Object value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      tree.put(path, value);
      return;
    }
    var inner = tree.compute(path.substring(0, dot), (_, old) -> old instanceof Map<?, ?> ? old : new LinkedHashMap<String,
        Object>());
    put((Map<String, Object>) inner, path.substring(dot + 1), value);
  }

  /** The value at the path, or null; see {@link #has}. */
  static Object get(Map<String, ?> tree, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) return tree.get(path);
    return tree.get(path.substring(0, dot)) instanceof Map<?, ?> inner ? get(asTree(inner), path.substring(dot + 1)) : null;
  }

  static boolean has(Map<String, ?> tree, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) return tree.containsKey(path);
    return tree.get(path.substring(0, dot)) instanceof Map<?, ?> inner && has(asTree(inner), path.substring(dot + 1));
  }

  static void remove(Map<String, ?> tree, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) tree.remove(path);
    else if (tree.get(path.substring(0, dot)) instanceof Map<?, ?> inner) remove(asTree(inner), path.substring(dot + 1));
  }

  /** Whether there is no leaf in it. */
  static boolean isBare(Map<?, ?> tree) {
    for (var value : tree.values()) if (!(value instanceof Map<?, ?> inner) || !isBare(inner)) return false;
    return true;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> asTree(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}
