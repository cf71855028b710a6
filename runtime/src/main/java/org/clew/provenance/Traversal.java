package org.clew.provenance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import org.clew.provenance.TraversalRule.Way;

/**
 * Collects the nodes that rules drag along, until there are no more. Memory grows with the nodes that are found, and nothing
 * else.
 */
public final class Traversal {
  /** Most nodes that are asked about at a time. */
  public static final int LOT = 500;

  private Traversal() {}

  /** The nodes to start with and all that the rules reach from them, in the order in which they were reached. */
  public static SequencedSet<Long> closure(Collection<Long> start, Set<TraversalRule> followed, Links links) {
    Map<Way, Set<String>> types = new EnumMap<>(Way.class);
    followed.forEach(rule -> types.computeIfAbsent(rule.way(), _ -> new TreeSet<>()).add(rule.linkType()));
    SequencedSet<Long> reached = new LinkedHashSet<>(start);
    List<Long> frontier = new ArrayList<>(reached);
    while (!frontier.isEmpty()) {
      List<Long> next = new ArrayList<>();
      for (int from = 0; from < frontier.size(); from += LOT) {
        List<Long> lot = frontier.subList(from, Math.min(frontier.size(), from + LOT));
        types.forEach((way, names) -> links.across(lot, way, names).stream().filter(reached::add).forEach(next::add));
      }
      frontier = next;
    }
    return reached;
  }
}
