package org.clew.spec;

import java.util.Map;
import org.clew.data.Data;

/** Shows builder values in the manner of YAML, for people. */
final class BuilderText {
  private BuilderText() {}

  static String of(Map<String, ?> tree, PortNamespace namespace) {
    var text = new StringBuilder();
    write(text, tree, namespace, "");
    return text.toString();
  }

  private static void write(StringBuilder text, Map<String, ?> tree, PortNamespace namespace, String indent) {
    tree.forEach((name, value) -> {
      var port = namespace == null ? null : namespace.byName().get(name);
      text.append(indent).append(name).append(':');
      if (!(port instanceof InputPort) && value instanceof Map<?, ?> inner) {
        text.append('\n');
        write(text, Trees.asTree(inner), port instanceof PortNamespace n ? n : null, indent + "  ");
      } else {
        text.append(' ').append(scalar(value)).append('\n');
      }
    });
  }

  private static String scalar(Object value) {
    if (value instanceof Data data) return data.blobs().isEmpty() ? String.valueOf(data.plain()) : data.toString();
    return String.valueOf(value);
  }
}
