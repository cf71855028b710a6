package org.clew.cli.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.clew.cli.Identifier;
import org.clew.store.Graph;
import org.clew.store.Graph.LinkRow;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;

/**
 * The part of the graph that is exported: a process with all that it called and the data of them all; or a piece of data with
 * the calculations that led to it and the workflows that called those.
 */
final class Scope {
  private final Graph graph;
  private final SequencedMap<Long, ProcessRow> processes = new LinkedHashMap<>();
  private final SequencedMap<Long, NodeRow> data = new LinkedHashMap<>();
  private final List<Link> links = new ArrayList<>();

  private Scope(Graph graph) {
    this.graph = graph;
  }

  /** Between a process and data; {@code port} is the path of the port with dots. */
  record Link(ProcessRow process, NodeRow data, String type, String port) {
    boolean isInput() {
      return type.startsWith("input_");
    }

    boolean isCreation() {
      return type.equals("create");
    }
  }

  static Scope of(Graph graph, NodeRow start) {
    var scope = new Scope(graph);
    if (Identifier.isProcess(start)) scope.down(graph.process(start.pk()).orElseThrow());
    else scope.up(start);
    scope.connect();
    return scope;
  }

  /** Callers before those whom they called. */
  List<ProcessRow> processes() {
    return List.copyOf(processes.values());
  }

  Map<Long, ProcessRow> byPk() {
    return processes;
  }

  List<NodeRow> data() {
    return List.copyOf(data.values());
  }

  List<Link> links() {
    return links;
  }

  List<Link> of(ProcessRow process) {
    return links.stream().filter(link -> link.process().pk() == process.pk()).toList();
  }

  private void down(ProcessRow top) {
    var next = new ArrayDeque<ProcessRow>(List.of(top));
    while (!next.isEmpty()) {
      var process = next.pop();
      if (processes.putIfAbsent(process.pk(), process) == null) next.addAll(graph.called(process.pk()));
    }
  }

  private void up(NodeRow start) {
    data.put(start.pk(), start);
    var next = new ArrayDeque<Long>(List.of(start.pk()));
    while (!next.isEmpty()) {
      for (var made : graph.incoming(next.pop())) {
        if (!made.type().equals("create")) continue;
        var maker = graph.process(made.sourcePk()).orElseThrow();
        if (processes.putIfAbsent(maker.pk(), maker) != null) continue;
        callers(maker);
        for (var input : graph.incoming(maker.pk())) if (input.type().startsWith("input_")) next.add(input.sourcePk());
      }
    }
  }

  private void callers(ProcessRow process) {
    var parent = process.parentPk();
    while (parent != null) {
      var caller = graph.process(parent).orElseThrow();
      if (processes.putIfAbsent(caller.pk(), caller) != null) return;
      parent = caller.parentPk();
    }
  }

  private void connect() {
    for (var process : processes.values()) {
      graph.incoming(process.pk()).forEach(link -> add(process, link));
      graph.outgoing(process.pk()).forEach(link -> add(process, link));
    }
  }

  private void add(ProcessRow process, LinkRow link) {
    if (Identifier.isProcess(link.other())) return;
    data.putIfAbsent(link.other().pk(), link.other());
    links.add(new Link(process, link.other(), link.type(), link.label().replace("__", ".")));
  }
}
