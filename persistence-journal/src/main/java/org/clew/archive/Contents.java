package org.clew.archive;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Blob;
import org.clew.data.DataTypes;

/** Finds in contents of nodes what they refer to: objects of the file repository, and computers. */
public final class Contents {
  private static final String SHA256 = "[0-9a-f]{64}";
  /** Says of an imported process where it came from; it has no journal here. Never leaves this store. */
  public static final String IMPORTED_FROM = "imported_from";

  private Contents() {}

  /**
   * Objects that data can not do without, by hash with their lengths. A type that is not known is searched for what looks like
   * one.
   */
  public static Map<String, Long> objectsOfData(String nodeType, Object content) {
    Map<String, Long> found = new LinkedHashMap<>();
    var type = DataTypes.find(nodeType);
    if (type.isPresent()) {
      try {
        type.get().reader().read(content, (sha256, size) -> {
          found.put(sha256, size);
          return new Named(sha256, size);
        });
        return found;
      } catch (RuntimeException _) {
        found.clear();
      }
    }
    search(content, found);
    return found;
  }

  /** Objects that attributes of a process mention; they may be gone. */
  public static Map<String, Long> objectsOfProcess(Object attributes) {
    Map<String, Long> found = new LinkedHashMap<>();
    search(attributes, found);
    return found;
  }

  private static void search(Object plain, Map<String, Long> found) {
    switch (plain) {
      case Map<?, ?> map -> {
        note(map.get("sha256"), map.get("size"), found);
        note(map.get("source"), map.get("source_size"), found);
        map.values().forEach(value -> search(value, found));
      }
      case Collection<?> list -> list.forEach(value -> search(value, found));
      case null, default -> { }
    }
  }

  private static void note(Object sha256, Object size, Map<String, Long> found) {
    if (sha256 instanceof String hash && hash.matches(SHA256) && size instanceof Long length) found.put(hash, length);
  }

  /** Label of the computer that data lies on. */
  public static Optional<String> computer(String nodeType, Object content) {
    return isOnComputer(nodeType) && content instanceof Map<?, ?> map && map.get("computer") instanceof String label
        ? Optional.of(label) : Optional.empty();
  }

  /** The same content on a computer of another label. */
  static Object onComputer(String nodeType, Object content, Map<String, String> labels) {
    var label = computer(nodeType, content).map(labels::get);
    if (label.isEmpty()) return content;
    var moved = new LinkedHashMap<Object, Object>((Map<?, ?>) content);
    moved.put("computer", label.get());
    return moved;
  }

  private static boolean isOnComputer(String nodeType) {
    return nodeType.equals("data.code") || nodeType.equals("data.remote") || nodeType.startsWith("data.remote.");
  }

  /** Whether these are attributes of a process that was imported, so that it has no journal here. */
  public static boolean isImported(Object attributes) {
    return attributes instanceof Map<?, ?> map && map.containsKey(IMPORTED_FROM);
  }

  /** Attributes without the mark of an import. */
  static Object unmarked(Object content) {
    if (!(content instanceof Map<?, ?> map) || !map.containsKey(IMPORTED_FROM)) return content;
    var bare = new LinkedHashMap<Object, Object>(map);
    bare.remove(IMPORTED_FROM);
    return bare;
  }

  static Object marked(Object content, String from) {
    var marked = new LinkedHashMap<Object, Object>((Map<?, ?>) content);
    marked.put(IMPORTED_FROM, from);
    return marked;
  }

  /** An object that is only named. */
  record Named(String sha256, long size) implements Blob {
    @Override public byte[] bytes() {
      throw new IllegalStateException("the object " + sha256 + " was asked for its name only");
    }
  }
}
