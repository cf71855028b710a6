package org.clew.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.store.Graph;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;

/** Finds the node that somebody names by pk, uuid, unique prefix of a uuid, or label. */
public final class Identifier {
  private static final int CANDIDATES = 6;

  private Identifier() {}

  /** @throws CommandException when there is none, or more than one */
  public static NodeRow node(Graph graph, String text) {
    if (text.matches("[0-9]{1,18}")) {
      var byPk = graph.node(Long.parseLong(text));
      if (byPk.isPresent()) return byPk.get();
    }
    var found = candidates(graph, text);
    if (found.size() > 1 && !isReplacedCode(found.values())) throw ambiguous(text, List.copyOf(found.values()));
    if (found.isEmpty()) throw CommandException.notFound("There is no process or node '" + text
        + "' (pk, uuid, start of a uuid, or label).");
    return found.values().iterator().next();
  }

  /** Like {@link #node}, for a process; a label that a process and data share means the process. */
  public static ProcessRow process(Graph graph, String text) {
    if (text.matches("[0-9]{1,18}")) {
      var byPk = graph.process(Long.parseLong(text));
      if (byPk.isPresent()) return byPk.get();
    }
    var processes = candidates(graph, text).values().stream().filter(Identifier::isProcess).toList();
    if (processes.size() > 1) throw ambiguous(text, processes);
    var node = processes.isEmpty() ? node(graph, text) : processes.getFirst();
    return graph.process(node.pk()).orElseThrow(() -> CommandException.notFound(
        "Node " + node.pk() + " is " + node.nodeType() + ", not a process; see 'clew node show " + node.pk() + "'."));
  }

  public static boolean isProcess(NodeRow node) {
    return node.nodeType().startsWith("process.");
  }

  /** A label of a hidden code can be taken again: the newest one is meant. Labels come newest first. */
  private static boolean isReplacedCode(Collection<NodeRow> found) {
    return found.stream().allMatch(node -> node.nodeType().equals("data.code"))
        && found.stream().map(NodeRow::label).distinct().count() == 1;
  }

  private static Map<Long, NodeRow> candidates(Graph graph, String text) {
    var found = new LinkedHashMap<Long, NodeRow>();
    if (text.matches("[0-9a-fA-F-]{4,36}")) {
      for (var node : graph.nodesByUuidPrefix(text, CANDIDATES)) found.put(node.pk(), node);
    }
    for (var node : graph.nodesByLabel(text, CANDIDATES)) found.put(node.pk(), node);
    return found;
  }

  private static CommandException ambiguous(String text, List<NodeRow> nodes) {
    var details = nodes.stream().limit(CANDIDATES - 1)
        .map(node -> new CommandException.Detail(String.valueOf(node.pk()), node.uuid() + " " + node.nodeType()
            + (node.label().isEmpty() ? "" : " '" + node.label() + "'")))
        .toList();
    var count = nodes.size() < CANDIDATES ? String.valueOf(nodes.size()) : "more than " + (CANDIDATES - 1);
    return new CommandException(CommandException.Reason.AMBIGUOUS, "'" + text + "' names " + count
        + " nodes; use the pk or more of the uuid:",
        details);
  }
}
