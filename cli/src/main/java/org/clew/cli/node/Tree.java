package org.clew.cli.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.cli.Shell;
import org.clew.cli.text.ExtrasOptions;
import org.clew.store.Graph.NodeRow;
import org.clew.store.PlainJson;

/** Attributes or extras of a node. */
final class Tree {
  private Tree() {}

  /** Only what these keys name, at the same places; all without keys. */
  static Map<String, Object> only(Map<String, Object> tree, List<String> keys) {
    if (keys.isEmpty()) return tree;
    var some = new LinkedHashMap<String, Object>();
    for (var key : keys) {
      Object at = tree;
      for (var step : ExtrasOptions.path(key)) at = at instanceof Map<?, ?> map && map.containsKey(step) ? map.get(step)
          : Missing.HERE;
      if (at != Missing.HERE) some.put(key, at);
    }
    return some;
  }

  private enum Missing { HERE }

  static Map<String, Object> of(NodeRow node, String name, Object tree) {
    var json = new LinkedHashMap<String, Object>();
    json.put("pk", node.pk());
    json.put("uuid", node.uuid().toString());
    json.put(name, tree);
    return json;
  }

  /** One key on a line. */
  static void print(Shell shell, NodeRow node, Map<String, Object> tree, boolean named) {
    if (named) shell.out().println("Node " + node.pk() + (tree.isEmpty() ? ": none" : ":"));
    tree.forEach((key, value) -> shell.out().println((named ? "  " : "") + key + ": "
        + (value instanceof String text ? text : PlainJson.write(value))));
  }
}
