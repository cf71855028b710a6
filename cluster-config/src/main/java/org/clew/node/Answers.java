package org.clew.node;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.spec.PortName;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;

/** Pieces of answers as plain trees, with stable names. */
final class Answers {
  private Answers() {}

  /** A map in the order of its arguments: key, value, key, value … */
  static Map<String, Object> ordered(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) map.put((String) pairs[i], pairs[i + 1]);
    return map;
  }

  static boolean hasEnded(ProcessRow process) {
    return switch (process.state()) {
      case "finished", "excepted", "killed" -> true;
      default -> false;
    };
  }

  /** A process and, with nested names, what it has put out so far. */
  static Map<String, Object> process(Graph graph, ProcessRow process) {
    return ordered("pk", process.pk(), "uuid", process.uuid().toString(), "process_type", process.processType(), "process_label",
        process.processLabel(), "state", process.state(), "paused", process.paused(), "status", process.status(), "exit_status",
        process.exitStatus(), "exit_message", process.exitMessage() != null ? process.exitMessage() : process.exception(),
        "ended", hasEnded(process), "outputs", outputs(graph, process.pk()));
  }

  private static Map<String, Object> outputs(Graph graph, long pk) {
    var outputs = new LinkedHashMap<String, Object>();
    for (var link : graph.outgoing(pk)) {
      if (!link.type().equals("create") && !link.type().equals("return")) continue;
      var node = link.other();
      put(outputs, PortName.toPath(link.label()),
          ordered("pk", node.pk(), "uuid", node.uuid().toString(), "type", node.nodeType(), "value", node.content()));
    }
    return outputs;
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> tree, String path, Object value) {
    var at = path.indexOf('.');
    if (at < 0) tree.put(path, value);
    else put((Map<String, Object>) tree.computeIfAbsent(path.substring(0, at), _ -> new LinkedHashMap<String, Object>()),
        path.substring(at + 1), value);
  }
}
