package org.clew.node;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.clew.store.Graph;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;

/** Finds the node that a request names by pk, uuid, unique start of a uuid, or label. */
record NodeFinder(Graph graph) {
  private static final int CANDIDATES = 2;

  /** The process; 404 when there is none, 409 when there are several. */
  ProcessRow process(String name) {
    return node(name, "process.").flatMap(node -> graph.process(node.pk()))
        .orElseThrow(() -> new ApiException(404, "not_found",
            "There is no process '" + name + "' (pk, uuid, start of a uuid, or label)."));
  }

  /** The data node; empty when there is none, 409 when a uuid or label means several. */
  Optional<NodeRow> data(String name) {
    return node(name, "data.");
  }

  private Optional<NodeRow> node(String name, String kind) {
    if (name.matches("[0-9]{1,18}")) {
      var byPk = graph.node(Long.parseLong(name)).filter(node -> node.nodeType().startsWith(kind));
      if (byPk.isPresent()) return byPk;
    }
    var found = new LinkedHashMap<Long, NodeRow>();
    if (name.matches("[0-9a-fA-F-]{4,36}")) add(found, graph.nodesByUuidPrefix(name, CANDIDATES), kind);
    if (found.isEmpty()) add(found, graph.nodesByLabel(name, CANDIDATES), kind);
    if (found.size() > 1 && !isReplacedCode(found)) {
      throw new ApiException(409, "ambiguous",
          "'" + name + "' names several nodes, such as " + found.keySet() + "; use the pk or the uuid.");
    }
    return found.values().stream().findFirst();
  }

  /** A label of a hidden code can be taken again: the newest one is meant. Labels come newest first. */
  private static boolean isReplacedCode(LinkedHashMap<Long, NodeRow> found) {
    return found.values().stream().allMatch(node -> node.nodeType().equals("data.code"))
        && found.values().stream().map(NodeRow::label).distinct().count() == 1;
  }

  private static void add(LinkedHashMap<Long, NodeRow> found, java.util.List<NodeRow> rows, String kind) {
    rows.stream().filter(row -> row.nodeType().startsWith(kind)).forEach(row -> found.put(row.pk(), row));
  }
}
