package org.clew.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.clew.spec.PortName;
import org.clew.store.Graph;
import org.clew.store.Graph.NodeRow;

/** The inputs of a process that exists, to be launched with again: links as nested ports, and the metadata that was stored. */
public final class RestartInputs {
  private static final Set<String> INPUT_LINKS = Set.of("input_calc", "input_work");

  private RestartInputs() {}

  /** Inputs nested by port name, with {@code {"$node": uuid}} for data: what the control API and inputs files take. */
  public static Map<String, Object> references(Graph graph, long process) {
    return nested(graph, process, node -> Map.of("$node", node.uuid().toString()));
  }

  /**
   * Inputs nested by port name. How its caller called the process is left out.
   *
   * @param value what stands for an input node
   */
  public static Map<String, Object> nested(Graph graph, long process, Function<NodeRow, Object> value) {
    var inputs = new LinkedHashMap<String, Object>();
    for (var link : graph.incoming(process)) {
      if (INPUT_LINKS.contains(link.type())) put(inputs, PortName.toPath(link.label()), value.apply(link.other()));
    }
    if (graph.node(process).map(NodeRow::content).orElse(null) instanceof Map<?, ?> attributes
        && attributes.get("metadata_inputs") instanceof Map<?, ?> metadata) merge(inputs, metadata);
    return inputs;
  }

  private static void merge(Map<String, Object> into, Map<?, ?> metadata) {
    metadata.forEach((key, value) -> {
      var name = (String) key;
      if (name.equals("call_link_label")) return;
      if (value instanceof Map<?, ?> inner && (into.get(name) instanceof Map<?, ?>
          || !into.containsKey(name) && name.equals("metadata"))) {
        var both = copy(into.get(name) instanceof Map<?, ?> present ? present : Map.of());
        merge(both, inner);
        into.put(name, both);
      } else {
        into.put(name, value);
      }
    });
  }

  private static void put(Map<String, Object> tree, String path, Object value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      tree.put(path, value);
      return;
    }
    var inner = copy(tree.get(path.substring(0, dot)) instanceof Map<?, ?> map ? map : Map.of());
    put(inner, path.substring(dot + 1), value);
    tree.put(path.substring(0, dot), inner);
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    var copy = new LinkedHashMap<String, Object>();
    map.forEach((name, value) -> copy.put((String) name, value));
    return copy;
  }
}
