package org.clew.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A change of extras, which are a tree of plain values below keys. A path is the keys that lead to a value, at least one. */
public sealed interface ExtrasChange {
  int MOST_CHARACTERS = 16_000_000;

  /** Sets a value; objects on the way to it are made. */
  record Put(List<String> path, Object plain) implements ExtrasChange {
    public Put {
      path = checked(path);
    }
  }

  /** Takes a value away; it is no error when there is none. */
  record Remove(List<String> path) implements ExtrasChange {
    public Remove {
      path = checked(path);
    }
  }

  /** Puts these extras into the place of all that were there. */
  record Replace(Map<String, Object> extras) implements ExtrasChange {}

  /**
   * The extras after these changes; the given ones stay as they are.
   *
   * @throws AnnotationException when something is on the way that is not an object, a value is not plain, or it is all too much
   */
  static Map<String, Object> apply(Map<String, Object> extras, List<ExtrasChange> changes) {
    Map<String, Object> now = extras;
    for (ExtrasChange change : changes) {
      now = switch (change) {
        case Put(var path, var plain) -> put(now, path, 0, plain);
        case Remove(var path) -> removed(now, path, 0);
        case Replace(var all) -> all;
      };
    }
    checkPlain(now);
    return now;
  }

  private static Map<String, Object> put(Map<String, Object> at, List<String> path, int depth, Object plain) {
    Map<String, Object> changed = new LinkedHashMap<>(at);
    String key = path.get(depth);
    changed.put(key, depth == path.size() - 1 ? plain : put(below(at.get(key), path, depth), path, depth + 1, plain));
    return changed;
  }

  private static Map<String, Object> removed(Map<String, Object> at, List<String> path, int depth) {
    String key = path.get(depth);
    Map<String, Object> changed = new LinkedHashMap<>(at);
    if (depth == path.size() - 1) changed.remove(key);
    else if (at.get(key) instanceof Map<?, ?>) changed.put(key, removed(below(at.get(key), path, depth), path, depth + 1));
    return changed;
  }

  private static Map<String, Object> below(Object value, List<String> path, int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) map.forEach((key, each) -> object.put((String) key, each));
    else if (value != null) {
      throw new AnnotationException("The extra '" + String.join(".", path.subList(0, depth + 1))
          + "' holds a value, so nothing can be"
          + " set below it: remove it first.");
    }
    return object;
  }

  private static List<String> checked(List<String> path) {
    if (path.isEmpty() || path.stream().anyMatch(String::isEmpty)) {
      throw new AnnotationException("A key of extras must not be empty: '" + String.join(".", path) + "'.");
    }
    return List.copyOf(path);
  }

  private static void checkPlain(Map<String, Object> extras) {
    int length;
    try {
      length = PlainJson.write(extras).length();
    } catch (IllegalArgumentException e) {
      throw new AnnotationException("Extras hold plain values only: " + e.getMessage() + ".");
    }
    if (length > MOST_CHARACTERS) throw new AnnotationException("These extras have " + length + " characters of JSON; "
        + MOST_CHARACTERS + " are the most: keep large data in a node.");
  }
}
