package org.clew.provenance;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Predicate;
import org.clew.provenance.NodeView.Stage;

/** Judges a link before it is added to a graph; see {@link LinkType} for the table of kinds and numbers. */
public final class LinkRules {
  private LinkRules() {}

  /** What is wrong with the new link, as a sentence that names link and nodes; empty when it may be added. */
  public static Optional<String> check(GraphView graph, Link link) {
    return Optional.ofNullable(problem(graph, link)).map(why -> link.words() + ": " + why);
  }

  private static String problem(GraphView graph, Link link) {
    var type = link.type();
    var label = LinkLabel.problem(link.label());
    if (label != null) return "its label " + label;
    if (link.source() == link.target()) return "a node cannot be linked to itself";
    var source = graph.node(link.source()).orElse(null);
    var target = graph.node(link.target()).orElse(null);
    if (source == null || target == null) return "there is no node " + (source == null ? link.source() : link.target());
    var kinds = kinds(type, source.kind(), target.kind());
    if (kinds != null) return kinds;
    var stages = stages(link, source, target);
    if (stages != null) return stages;
    var outgoing = taken(type.outgoing(), graph.outgoing(link.source()), link, other -> other.target() == link.target());
    if (outgoing != null) return "node " + link.source() + outgoing;
    var incoming = taken(type.incoming(), graph.incoming(link.target()), link, other -> other.source() == link.source());
    if (incoming != null) return "node " + link.target() + incoming;
    if (type.isDataProvenance() && leadsTo(graph, link.target(), link.source(), LinkType::isDataProvenance))
      return "node " + link.source() + " was made from node " + link.target() + ", so the link would close a circle";
    if (type.isCall() && leadsTo(graph, link.target(), link.source(), LinkType::isCall))
      return "process " + link.source() + " was called by process " + link.target() + ", so the link would close a circle";
    return null;
  }

  /** Null when the kinds fit. */
  static String kinds(LinkType type, NodeKind source, NodeKind target) {
    if (source == type.source() && target == type.target()) return null;
    return "such links lead from " + type.source().words() + " to " + type.target().words() + ", not from " + source.words()
        + " to " + target.words();
  }

  private static String stages(Link link, NodeView source, NodeView target) {
    for (var end : new long[] {link.source(), link.target()}) {
      var node = end == link.source() ? source : target;
      if (node.stage() == Stage.SEALED) return "process " + end + " has ended and is sealed, so it takes no more links";
    }
    if (target.kind().isProcess() && target.stage() != Stage.NEW)
      return "process " + link.target() + " is stored, and its inputs and its caller are linked before that";
    if (link.type() == LinkType.CREATE && target.stage() != Stage.NEW)
      return "node " + link.target() + " is stored already, and calculations create new data";
    if (link.type() == LinkType.RETURN && target.stage() == Stage.NEW)
      return "node " + link.target() + " is not stored, and workflows return what is; make it in a calculation";
    return null;
  }

  /** Null when there is room; else the rest of a sentence about the node. */
  private static String taken(Cardinality cardinality, Collection<Link> links, Link link, Predicate<Link> toTheSameNode) {
    for (var other : links) {
      if (other.type() != link.type()) continue;
      boolean clashes = switch (cardinality) {
        case UNIQUE -> true;
        case PAIR -> other.label().equals(link.label());
        case TRIPLE -> other.label().equals(link.label()) && toTheSameNode.test(other);
      };
      if (clashes) return tooMany(cardinality, other);
    }
    return null;
  }

  static String tooMany(Cardinality cardinality, Link other) {
    return switch (cardinality) {
      case UNIQUE -> " can have one link of this type only, and has '" + other.label() + "' from " + other.source() + " to "
          + other.target();
      case PAIR -> " can have one link of this type with this label only, and has the one from " + other.source() + " to "
          + other.target();
      case TRIPLE -> " has this very link already";
    };
  }

  private static boolean leadsTo(GraphView graph, long from, long to, Predicate<LinkType> along) {
    var seen = new HashSet<Long>();
    var open = new ArrayDeque<Long>();
    open.add(from);
    while (!open.isEmpty()) {
      for (var link : graph.outgoing(open.poll())) {
        if (!along.test(link.type())) continue;
        if (link.target() == to) return true;
        if (seen.add(link.target())) open.add(link.target());
      }
    }
    return false;
  }
}
