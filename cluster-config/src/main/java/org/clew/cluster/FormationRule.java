package org.clew.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides from looks at the nodes what a node that belongs to no cluster yet may do. Pure; a value for each look.
 *
 * <p>Only the first, in sorted order, of the nodes that answer may make a new cluster, and only after enough nodes have answered
 * and nothing has changed for the margin. Even then Pekko asks all the others whether they have a cluster already before it makes
 * one. All other nodes join, and so does the first while it may not make a cluster, through further engines of the homes that
 * answer: it may be that the cluster lives on there, without the nodes that are named. If {@code required} is more than half of
 * the nodes that can ever be, two groups cannot both have enough.
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
    var more = last.nodes().more().stream().filter(node -> last.answering().contains(node) && !node.equals(self)).toList();
    if (answering.isEmpty() && more.isEmpty()) return new Verdict.Wait("none of " + nodes + " answers");
    if (answering.isEmpty() || !answering.getFirst().equals(self)) return new Verdict.Join(both(answering, more));
    var notYet = notYet(answering, now);
    if (notYet.isEmpty()) return new Verdict.Join(firstOf(nodes, more));
    return more.isEmpty() ? new Verdict.Wait(notYet.get()) : new Verdict.Join(more);
  }

  /** Why the first may not make a new cluster yet. */
  private Optional<String> notYet(List<HostPort> answering, Instant now) {
    if (answering.size() < required) {
      return Optional.of(answering.size() + " of " + required + " nodes that a new cluster needs answer (" + answering + " of "
          + last.nodes().nodes() + ")");
    }
    return now.isBefore(since.plus(margin)) ? Optional.of("the nodes that answer changed a moment ago") : Optional.empty();
  }

  /** With those nodes too that do not answer here: Pekko asks them all before it makes a new cluster. */
  private List<HostPort> firstOf(List<HostPort> nodes, List<HostPort> more) {
    var others = nodes.stream().filter(node -> !node.equals(self)).toList();
    return both(List.of(self), both(others, more));
  }

  private static List<HostPort> both(List<HostPort> first, List<HostPort> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
