package org.clew.cli.draw;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.cli.draw.Picture.Arrow;
import org.clew.cli.draw.Picture.Box;
import org.clew.cli.draw.Picture.Look;
import org.clew.cli.draw.Picture.Mood;
import org.clew.cli.text.Values;
import org.clew.store.Graph;
import org.clew.store.Graph.LinkRow;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;

/** Collects the nodes around one node: its ancestors, its descendants, and the inputs of every process among the descendants. */
public final class Neighbourhood {
  private static final int SHOWN = 26;
  private final Graph graph;
  private final int most;
  private final Set<String> types;
  private final Map<Long, NodeRow> nodes = new LinkedHashMap<>();
  private final Set<Arrow> arrows = new LinkedHashSet<>();
  private boolean cut;

  /**
   * @param most number of nodes at which collecting stops
   * @param types durable names of the links that are followed and drawn
   */
  public Neighbourhood(Graph graph, int most, Set<String> types) {
    this.graph = graph;
    this.most = most;
    this.types = Set.copyOf(types);
  }

  /** @param ancestors levels upwards, negative for all; {@code descendants} alike */
  public Picture around(NodeRow root, int ancestors, int descendants) {
    nodes.put(root.pk(), root);
    walk(root, ancestors, Direction.UP);
    walk(root, descendants, Direction.DOWN);
    if (descendants != 0) List.copyOf(nodes.values()).stream().filter(Neighbourhood::isProcess).forEach(this::addInputs);
    for (var pk : nodes.keySet()) {
      for (var link : graph.outgoing(pk))
        if (types.contains(link.type()) && nodes.containsKey(link.targetPk())) arrows.add(arrow(link));
    }
    return new Picture(nodes.values().stream().map(node -> box(node, node.pk() == root.pk())).toList(), List.copyOf(arrows));
  }

  /** Whether nodes were left out because there were too many. */
  public boolean isCut() {
    return cut;
  }

  private enum Direction { UP, DOWN }

  private void walk(NodeRow root, int depth, Direction direction) {
    var level = List.of(root);
    var seen = new LinkedHashSet<Long>(Set.of(root.pk()));
    for (int i = 0; i != depth && !level.isEmpty(); i++) {
      var next = new ArrayList<NodeRow>();
      for (var node : level) {
        var links = direction == Direction.UP ? graph.incoming(node.pk()) : graph.outgoing(node.pk());
        for (var link : links)
          if (types.contains(link.type()) && seen.add(link.other().pk()) && add(link.other())) next.add(link.other());
      }
      level = next;
    }
  }

  private boolean add(NodeRow node) {
    if (nodes.size() >= most && !nodes.containsKey(node.pk())) {
      cut = true;
      return false;
    }
    nodes.putIfAbsent(node.pk(), node);
    return true;
  }

  private void addInputs(NodeRow process) {
    for (var link : graph.incoming(process.pk()))
      if (link.type().startsWith("input") && types.contains(link.type())) add(link.other());
  }

  private static Arrow arrow(LinkRow link) {
    return new Arrow(link.sourcePk(), link.targetPk(), link.type(), link.label());
  }

  private static boolean isProcess(NodeRow node) {
    return node.nodeType().startsWith("process.");
  }

  private Box box(NodeRow node, boolean root) {
    var uuid = node.uuid().toString();
    if (isProcess(node)) {
      var process = graph.process(node.pk()).orElseThrow();
      return new Box(node.pk(), uuid, node.nodeType(), look(node.nodeType()), mood(process), process.processLabel() + " ("
          + node.pk() + ")",
          state(process), root);
    }
    var look = node.nodeType().equals("data.code") ? Look.CODE : Look.DATA;
    var type = node.nodeType().replaceFirst("^data\\.", "");
    return new Box(node.pk(), uuid, node.nodeType(), look, Mood.OK, type + " (" + node.pk() + ")", text(node), root);
  }

  private static String text(NodeRow node) {
    return node.content() instanceof Double number ? sixDigits(number) : Values.text(node, SHOWN);
  }

  private static String sixDigits(double number) {
    if (!Double.isFinite(number)) return String.valueOf(number);
    var rounded = new BigDecimal(number).round(new MathContext(6)).stripTrailingZeros();
    return Math.abs(number) >= 1e-4 && Math.abs(number) < 1e7 ? rounded.toPlainString() : rounded.toString();
  }

  private static Look look(String nodeType) {
    return switch (nodeType) {
      case "process.calcjob" -> Look.JOB;
      case "process.calcfunction" -> Look.FUNCTION;
      default -> Look.WORKFLOW;
    };
  }

  private static Mood mood(ProcessRow process) {
    return switch (process.state()) {
      case "finished" -> process.exitStatus() != null && process.exitStatus() == 0 ? Mood.OK : Mood.FAILED;
      case "excepted", "killed" -> Mood.FAILED;
      default -> Mood.ALIVE;
    };
  }

  private static String state(ProcessRow process) {
    return process.state() + (process.exitStatus() == null ? "" : " [" + process.exitStatus() + "]");
  }
}
