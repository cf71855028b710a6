package org.clew.cli.text;

import java.util.List;
import java.util.Map;
import org.clew.store.PlainJson;

/** Writes plain trees as YAML that people like to edit: mappings as blocks, everything else as JSON, which YAML contains. */
public final class Yaml {
  private Yaml() {}

  /** A comment is put behind the value of a path, when there is one. */
  @FunctionalInterface
  public interface Comments {
    Comments NONE = _ -> null;

    String at(String path);
  }

  public static String write(Map<?, ?> tree, Comments comments) {
    if (tree.isEmpty()) return "{}\n";
    var text = new StringBuilder();
    write(text, tree, "", "", comments);
    return text.toString();
  }

  private static void write(StringBuilder text, Map<?, ?> tree, String path, String indent, Comments comments) {
    tree.forEach((name, value) -> {
      var here = path.isEmpty() ? String.valueOf(name) : path + "." + name;
      text.append(indent).append(key(String.valueOf(name))).append(':');
      boolean isBlock = value instanceof Map<?, ?> map && !map.isEmpty() && !isReference(map);
      if (!isBlock) text.append(' ').append(scalar(value));
      var comment = comments.at(here);
      if (comment != null && !comment.isBlank()) text.append("  # ").append(comment.replaceAll("\\s+", " "));
      text.append('\n');
      if (isBlock) write(text, (Map<?, ?>) value, here, indent + "  ", comments);
    });
  }

  private static boolean isReference(Map<?, ?> map) {
    return map.size() == 1 && map.containsKey("$node");
  }

  /** A value in one line. */
  public static String scalar(Object value) {
    return value instanceof String text && text.matches("[A-Za-z][A-Za-z0-9_./-]*")
        && !List.of("true", "false", "null", "yes", "no", "on", "off",
        "y", "n").contains(text.toLowerCase(java.util.Locale.ROOT)) ? text : PlainJson.write(value);
  }

  private static String key(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : PlainJson.write(name);
  }
}
