package org.clew.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Decides from looks at the nodes what a node that belongs to no cluster yet may do. Pure; a value for each look.
 *
 * <p>Only the first, in sorted order, of the nodes that answer may make a new cluster, and only after enough nodes have answered
 * and nothing has changed for the margin. Even then Pekko asks all the others whether they have a cluster already before it makes
 * one. All other nodes join. If {@code required} is more than half of the nodes that can ever be, two groups cannot both have
 * enough.
 *
 * @param required nodes that must answer before a new cluster is made, this one included
 * @param margin longer than the way of news about a node that starts, several looks at least
 */
record FormationRule(HostPort self, int required, Duration margin, View last, Instant since) {

  /** What a node may do now. */
  sealed interface Verdict {
    /** Nothing yet. */
    record Wait(String why) implements Verdict {}

    /** Ask these to be let in; a new cluster is made only if this node itself stands first. */
    record Join(List<HostPort> seeds) implements Verdict {}
  }

  /**
   * One look.
   *
   * @param nodes as found
   * @param answering those of them that listen
   */
  record View(Seeds.Look nodes, Set<HostPort> answering) {
    View {
      answering = Set.copyOf(answering);
    }
  }

  static FormationRule of(HostPort self, int required, Duration margin) {
    return new FormationRule(self, required, margin, new View(new Seeds.Look(List.of(), "nothing was looked at"), Set.of()),
        Instant.MIN);
  }

  FormationRule seen(View view, Instant now) {
    return view.equals(last) ? this : new FormationRule(self, required, margin, view, now);
  }

  Verdict verdict(Instant now) {
    var nodes = last.nodes().nodes();
    if (nodes.isEmpty()) return new Verdict.Wait(last.nodes().trouble());
    var answering = nodes.stream().filter(last.answering()::contains).toList();
    if (answering.isEmpty()) return new Verdict.Wait("none of " + nodes + " answers");
    if (!answering.getFirst().equals(self)) return new Verdict.Join(answering);
    if (answering.size() < required) {
      return new Verdict.Wait(answering.size() + " of " + required + " nodes that a new cluster needs answer (" + answering
          + " of " + nodes + ")");
    }
    if (now.isBefore(since.plus(margin))) return new Verdict.Wait("the nodes that answer changed a moment ago");
    return new Verdict.Join(firstOf(nodes));
  }

  /** With those too that do not answer here: Pekko asks them all before it makes a new cluster. */
  private List<HostPort> firstOf(List<HostPort> nodes) {
    var seeds = new ArrayList<>(List.of(self));
    for (var node : nodes) if (!node.equals(self)) seeds.add(node);
    return List.copyOf(seeds);
  }
}
