package org.clew.provenance;

import java.util.List;
import java.util.Set;
import org.clew.provenance.TraversalRule.Way;

/** Answers which nodes are linked to others; for {@link Traversal}. */
@FunctionalInterface
public interface Links {
  /**
   * The nodes at the other end of links, in any order and perhaps several times.
   *
   * @param nodes pks at the near end, not more than {@link Traversal#LOT}
   * @param types durable names of the links that count
   */
  List<Long> across(List<Long> nodes, Way way, Set<String> types);
}
