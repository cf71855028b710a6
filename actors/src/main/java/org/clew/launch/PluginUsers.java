package org.clew.launch;

import java.util.List;
import java.util.Map;
import org.clew.registry.PluginRegistry.Version;
import org.clew.store.Graph;

/** Finds the processes that need a version of a plugin. */
public final class PluginUsers {
  private PluginUsers() {}

  /** Those that have not ended and run this version. */
  public static List<Graph.ProcessRow> of(Graph graph, Version version) {
    return graph.active().stream().filter(row -> version.brings("processes").contains(row.processType()))
        .filter(row -> graph.node(row.pk()).map(node -> runs(node.content(), version)).orElse(false)).toList();
  }

  private static boolean runs(Object attributes, Version version) {
    return attributes instanceof Map<?, ?> map && map.get("version") instanceof Map<?, ?> code
        && code.containsKey(CodeVersions.PLUGIN) && version.sha256().equals(code.get(CodeVersions.SHA256));
  }
}
