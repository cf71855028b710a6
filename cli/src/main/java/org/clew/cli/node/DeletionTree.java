package org.clew.cli.node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clew.cli.text.States;
import org.clew.cli.text.Values;
import org.clew.provenance.Traversal;
import org.clew.provenance.TraversalRule.Way;
import org.clew.store.Bulk;

/** Nodes as a forest, in which each stands below the one that it goes with: its caller, its creator, or data that it used. */
final class DeletionTree {
  private record Line(long pk, String indent, String branch) {}

  private final Bulk bulk;
  private final NavigableSet<Long> pks;
  private final Map<Long, Long> parents = new HashMap<>();
  private final Map<Long, TreeSet<Long>> children = new TreeMap<>();

  private DeletionTree(Bulk bulk, NavigableSet<Long> pks) {
    this.bulk = bulk;
    this.pks = pks;
  }

  /** At most so many lines, the roots by pk. */
  static List<String> lines(Bulk bulk, NavigableSet<Long> pks, int most) {
    var tree = new DeletionTree(bulk, pks);
    tree.read();
    return tree.told(tree.first(most));
  }

  private void read() {
    Set<Long> owned = new HashSet<>();
    for (var lot : lots(List.copyOf(pks))) {
      for (var link : bulk.links(lot, Way.FORWARD)) {
        if (!pks.contains(link.target())) continue;
        boolean owns = link.type().startsWith("call_") || link.type().equals("create");
        if (owns && owned.add(link.target())) parents.put(link.target(), link.source());
        else if (link.type().startsWith("input_")) parents.putIfAbsent(link.target(), link.source());
      }
    }
    parents.forEach((child, parent) -> children.computeIfAbsent(parent, _ -> new TreeSet<>()).add(child));
  }

  private List<Line> first(int most) {
    var lines = new ArrayList<Line>();
    Set<Long> shown = new HashSet<>();
    for (var pk : pks) if (!parents.containsKey(pk)) add(pk, lines, shown, most);
    for (var pk : pks) if (shown.size() < pks.size()) add(pk, lines, shown, most);
    return lines;
  }

  private void add(long root, List<Line> lines, Set<Long> shown, int most) {
    Deque<Line> waiting = new ArrayDeque<>();
    waiting.push(new Line(root, "", ""));
    while (!waiting.isEmpty() && lines.size() < most) {
      var line = waiting.pop();
      if (!shown.add(line.pk())) continue;
      lines.add(line);
      var below = children.getOrDefault(line.pk(), new TreeSet<>());
      var indent = line.indent() + (line.branch().isEmpty() ? "" : line.branch().startsWith("└") ? "    " : "│   ");
      for (var child : below.descendingSet()) waiting.push(new Line(child, indent, child.equals(below.last()) ? "└── " : "├── "));
    }
  }

  private List<String> told(List<Line> lines) {
    Map<Long, Bulk.Node> nodes = new HashMap<>();
    for (var lot : lots(lines.stream().map(Line::pk).toList())) bulk.nodes(lot).forEach(node -> nodes.put(node.pk(), node));
    return lines.stream().map(line -> line.indent() + line.branch() + told(nodes.get(line.pk()), line.pk())).toList();
  }

  private static String told(Bulk.Node node, long pk) {
    if (node == null) return "<" + pk + ">";
    if (node.process() != null) return node.process().processLabel() + "<" + pk + "> " + States.text(node.process());
    return node.row().nodeType().replaceFirst("^data\\.", "") + "<" + pk + "> " + Values.text(node.row(), 50);
  }

  private static List<List<Long>> lots(List<Long> all) {
    var lots = new ArrayList<List<Long>>();
    for (int from = 0; from < all.size(); from += Traversal.LOT)
      lots.add(all.subList(from, Math.min(all.size(), from + Traversal.LOT)));
    return lots;
  }
}
