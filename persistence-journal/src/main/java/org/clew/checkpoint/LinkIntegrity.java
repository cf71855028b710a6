package org.clew.checkpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.clew.provenance.GraphCheck;
import org.clew.provenance.Link;
import org.clew.provenance.LinkType;
import org.clew.provenance.NodeKind;
import org.clew.store.Inventory;
import org.clew.store.Row;

/** Holds all links of a store against the rules of the graph. */
final class LinkIntegrity {
  private final Map<Long, NodeKind> nodes = new HashMap<>();
  private final List<Link> links = new ArrayList<>();
  private final Set<Problem> problems = new HashSet<>();

  /** Something that must not be, said of a node; {@code isProcess} tells what that is. */
  record Problem(long pk, boolean isProcess, String text) {}

  private LinkIntegrity() {}

  /** Looks twice when something is wrong: while engines write, a link may be seen before its node. */
  static Report of(Inventory inventory) {
    var first = once(inventory);
    if (first.problems.isEmpty()) return new Report(first.links.size(), List.of());
    var again = once(inventory);
    return new Report(again.links.size(), first.problems.stream().filter(again.problems::contains)
        .sorted(Comparator.comparingLong(Problem::pk).thenComparing(Problem::text)).toList());
  }

  /** @param links that were looked at */
  record Report(long links, List<Problem> problems) {}

  private static LinkIntegrity once(Inventory inventory) {
    var integrity = new LinkIntegrity();
    var labels = new HashMap<String, String>();
    UnaryOperator<String> shared = label -> labels.computeIfAbsent(label, same -> same);
    inventory.links(link -> integrity.link(link, shared.apply(link.label())));
    inventory.types(integrity::node);
    for (var violation : GraphCheck.of(integrity.nodes::get, integrity.links))
      integrity.found(violation.link(), violation.text());
    return integrity;
  }

  private void link(Row.Link link, String label) {
    var known = LinkType.find(link.type());
    if (known.isPresent()) links.add(new Link(link.sourcePk(), link.targetPk(), known.get(), label));
    else problems.add(new Problem(link.sourcePk(), false,
        "has a link '" + label + "' of the unknown type '" + link.type() + "' to " + link.targetPk()));
  }

  private void node(long pk, String type) {
    try {
      nodes.put(pk, NodeKind.of(type));
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(pk, false, "cannot be read: " + e.getMessage()));
    }
  }

  /** Of the process at one end, if there is one. */
  private void found(Link link, String text) {
    var target = nodes.get(link.target());
    boolean atTarget = target != null && target.isProcess();
    var pk = atTarget ? link.target() : link.source();
    var kind = nodes.get(pk);
    problems.add(new Problem(pk, kind != null && kind.isProcess(), "has the " + text));
  }
}
