package org.clew.archive.aiida;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.clew.archive.ArchiveException;

/** The files of a node: a tree of names whose leaves are keys of objects, and here paths with hash and length. */
final class AiidaFiles {
  private static final int DEEPEST = 100;

  private AiidaFiles() {}

  /**
   * All files by path.
   *
   * @param tree {@code {"o": {name: {"k": key}, name: {"o": …}}}}
   * @param sizes of objects by key
   */
  static Map<String, Map<String, Object>> of(Object tree, Function<String, OptionalLong> sizes, String node) {
    var files = new TreeMap<String, Map<String, Object>>();
    collect(tree, "", files, sizes, node, 0);
    return files;
  }

  private static void collect(Object tree, String path, Map<String, Map<String, Object>> files,
      Function<String, OptionalLong> sizes, String node, int depth) {
    if (depth > DEEPEST) throw new ArchiveException(node + ": its folders are nested deeper than " + DEEPEST + " levels.");
    if (!(tree instanceof Map<?, ?> map)) return;
    if (map.get("k") instanceof String key) {
      var size = sizes.apply(key);
      if (size.isEmpty())
        throw new ArchiveException(node + ": its file '" + path + "' is not in the archive (object " + key + ").");
      var file = new LinkedHashMap<String, Object>();
      file.put("sha256", key);
      file.put("size", size.getAsLong());
      files.put(path, file);
    } else if (map.get("o") instanceof Map<?, ?> below) {
      below.forEach((name, inner) -> collect(inner, path.isEmpty() ? (String) name : path + "/" + name, files, sizes, node,
          depth + 1));
    }
  }
}
