package org.clew.archive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.archive.Records.Link;
import org.clew.provenance.Arrows;
import org.clew.provenance.Cardinality;
import org.clew.provenance.LinkType;
import org.clew.provenance.TraversalRule.Way;
import org.clew.store.Bulk;

/**
 * Holds links of an archive against the rules of the graph: what each may join, what may be there once only, and what a process
 * that is here already may still get, which is a caller.
 */
final class LinkCheck {
  private record Name(int node, LinkType type, String label) {}

  private static final int TOGETHER = 400;

  private final Numbering nodes;
  private final Bulk bulk;
  private final Problems problems;
  private final BitSet created = new BitSet();
  private final BitSet called = new BitSet();
  private final Set<Name> names = new HashSet<>();
  private final List<Link> touching = new ArrayList<>();
  private final Arrows made = new Arrows();
  private long fresh;

  LinkCheck(Numbering nodes, Bulk bulk, Problems problems) {
    this.nodes = nodes;
    this.bulk = bulk;
    this.problems = problems;
  }

  /** Links that are not here yet. */
  long fresh() {
    return fresh;
  }

  void add(Link link) {
    var from = nodes.number(link.source());
    var to = nodes.number(link.target());
    if (from.isEmpty() || to.isEmpty()) {
      problems.add(told(link) + " leads to a node that is not in the archive");
      return;
    }
    int source = from.getAsInt();
    int target = to.getAsInt();
    var type = LinkType.find(link.type());
    if (type.filter(known -> known.source() == nodes.family(source) && known.target() == nodes.family(target)).isEmpty())
      problems.add(told(link) + " cannot join these kinds of nodes");
    else if (!isFree(type.get(), link.label(), source, target))
      problems.add(told(link) + " is there twice, or its end has another one of this kind");
    else if (nodes.isNew(source) && nodes.isNew(target)) fresh++;
    else {
      touching.add(link);
      if (touching.size() >= TOGETHER) compare();
    }
    if (type.filter(LinkType::isDataProvenance).isPresent()) made.add(source, target);
  }

  /** Call when there are no more. */
  void finish() {
    compare();
    if (problems.isEmpty() && !made.isAcyclic(nodes.size()))
      problems.add("its data would come from themselves: create and input_calc links form a loop");
  }

  private boolean isFree(LinkType type, String label, int source, int target) {
    return source != target && isFree(type.outgoing(), type, label, source) && isFree(type.incoming(), type, label, target);
  }

  /** The very same link twice is found on the other side: no type is {@code TRIPLE} on both. */
  private boolean isFree(Cardinality cardinality, LinkType type, String label, int node) {
    return switch (cardinality) {
      case UNIQUE -> free(type.isCall() ? called : created, node);
      case PAIR -> names.add(new Name(node, type, label));
      case TRIPLE -> true;
    };
  }

  private static boolean free(BitSet taken, int number) {
    if (taken.get(number)) return false;
    taken.set(number);
    return true;
  }

  /** Links with an end that is here already: either they are here as well, or they are new for data or a caller. */
  private void compare() {
    if (touching.isEmpty()) return;
    Map<Long, List<Bulk.Link>> incoming = new HashMap<>();
    var targets = touching.stream().map(Link::target).filter(uuid -> !nodes.isNew(uuid)).map(nodes::pk).distinct().toList();
    bulk.links(targets, Way.BACKWARD).forEach(link -> incoming.computeIfAbsent(link.target(), _ -> new ArrayList<>()).add(link));
    for (var link : touching) {
      var here = nodes.isNew(link.target()) ? List.<Bulk.Link>of() : incoming.getOrDefault(nodes.pk(link.target()), List.of());
      if (!nodes.isNew(link.source()) && here.stream().anyMatch(known -> isSame(known, link))) continue;
      fresh++;
      compare(link, here);
    }
    touching.clear();
  }

  private boolean isSame(Bulk.Link known, Link link) {
    return known.source() == nodes.pk(link.source()) && known.type().equals(link.type()) && known.label().equals(link.label());
  }

  private void compare(Link link, List<Bulk.Link> incoming) {
    boolean sourceIsHere = !nodes.isNew(link.source());
    switch (link.type()) {
      case "input_calc", "input_work" -> {
        if (!nodes.isNew(link.target())) problems.add(told(link) + " would be a new input of a process that has ended here");
      }
      case "create", "return" -> {
        if (sourceIsHere) problems.add(told(link) + " would be a new output of a process that has ended here");
        else if (link.type().equals("create") && incoming.stream().anyMatch(known -> known.type().equals("create")))
          problems.add(told(link) + " would be a second creator of its target");
      }
      default -> {
        if (sourceIsHere) problems.add(told(link) + " would be a new call of a process that has ended here");
        else if (incoming.stream().anyMatch(known -> known.type().startsWith("call_")))
          problems.add(told(link) + " would be a second caller of its target");
      }
    }
  }

  private static String told(Link link) {
    return "the link " + link.type() + " '" + link.label() + "' from " + link.source() + " to " + link.target();
  }
}
