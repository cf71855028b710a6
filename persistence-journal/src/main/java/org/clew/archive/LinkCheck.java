package org.clew.archive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.archive.NodeRecord.Family;
import org.clew.archive.Records.Link;
import org.clew.provenance.TraversalRule.Way;
import org.clew.store.Bulk;

/**
 * Holds links of an archive against the rules of the graph: what each may join, what may be there once only, and what a process that is
 * here already may still get, which is a caller.
 */
final class LinkCheck {
  private record Name(int node, String type, String label) {}

  private static final int TOGETHER = 400;

  private final Numbering nodes;
  private final Bulk bulk;
  private final Problems problems;
  private final BitSet created = new BitSet();
  private final BitSet called = new BitSet();
  private final Set<Name> names = new HashSet<>();
  private final List<Link> touching = new ArrayList<>();
  private final AcyclicCheck acyclic = new AcyclicCheck();
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
    if (!fits(link.type(), nodes.family(source), nodes.family(target))) problems.add(told(link) + " cannot join these kinds of nodes");
    else if (!isFree(link, source, target)) problems.add(told(link) + " is there twice, or its end has another one of this kind");
    else if (nodes.isNew(source) && nodes.isNew(target)) fresh++;
    else {
      touching.add(link);
      if (touching.size() >= TOGETHER) compare();
    }
    if (isData(link.type())) acyclic.add(source, target);
  }

  /** Call when there are no more. */
  void finish() {
    compare();
    if (problems.isEmpty() && !acyclic.holds(nodes.size())) problems.add("its data would come from themselves: create and input_calc links form a loop");
  }

  private static boolean isData(String type) {
    return type.equals("create") || type.equals("input_calc");
  }

  private static boolean fits(String type, Family source, Family target) {
    return switch (type) {
      case "input_calc" -> source == Family.DATA && target == Family.CALCULATION;
      case "input_work" -> source == Family.DATA && target == Family.WORKFLOW;
      case "create" -> source == Family.CALCULATION && target == Family.DATA;
      case "return" -> source == Family.WORKFLOW && target == Family.DATA;
      case "call_calc" -> source == Family.WORKFLOW && target == Family.CALCULATION;
      case "call_work" -> source == Family.WORKFLOW && target == Family.WORKFLOW;
      default -> false;
    };
  }

  /** Once: creator and caller of a node, an input's label at its process, an output's label at its process. */
  private boolean isFree(Link link, int source, int target) {
    return switch (link.type()) {
      case "input_calc", "input_work" -> names.add(new Name(target, link.type(), link.label()));
      case "create" -> names.add(new Name(source, link.type(), link.label())) && free(created, target);
      case "return" -> names.add(new Name(source, link.type(), link.label()));
      default -> source != target && free(called, target);
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
        else if (incoming.stream().anyMatch(known -> known.type().startsWith("call_"))) problems.add(told(link) + " would be a second caller of its target");
      }
    }
  }

  private static String told(Link link) {
    return "the link " + link.type() + " '" + link.label() + "' from " + link.source() + " to " + link.target();
  }
}
