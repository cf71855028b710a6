package org.clew.provenance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * Judges all links of a graph that is at rest, such as a store or an archive: ends, kinds, labels, numbers, circles. A million
 * links take seconds and some hundred megabytes.
 */
public final class GraphCheck {
  /** A link that must not be, and why, as a sentence that names it. */
  public record Violation(Link link, String text) {}

  private final List<Violation> violations = new ArrayList<>();

  private GraphCheck() {}

  /**
   * Every violation, by link; a link can break several rules. Of a circle one link is named.
   *
   * @param kinds tells the kind of a node, null when there is no such node
   */
  public static List<Violation> of(LongFunction<NodeKind> kinds, List<Link> links) {
    var check = new GraphCheck();
    for (var link : links) check.alone(kinds, link);
    var sorted = links.toArray(Link[]::new);
    check.side(sorted, Link::target, Link::source, false);
    check.side(sorted, Link::source, Link::target, true);
    check.circles(links.stream().filter(link -> link.type().isDataProvenance()).toList(),
        link -> "node " + link.source() + " was made from node " + link.target() + " in turn: the graph runs in a circle");
    check.circles(links.stream().filter(link -> link.type().isCall()).toList(),
        link -> "process " + link.target() + " has called process " + link.source() + " in turn: the calls run in a circle");
    check.violations.sort(Comparator.comparingLong((Violation each) -> each.link().source())
        .thenComparingLong(each -> each.link().target()));
    return List.copyOf(check.violations);
  }

  private void alone(LongFunction<NodeKind> kinds, Link link) {
    var label = LinkLabel.problem(link.label());
    if (label != null) add(link, "its label " + label);
    if (link.source() == link.target()) add(link, "a node cannot be linked to itself");
    var source = kinds.apply(link.source());
    var target = kinds.apply(link.target());
    if (source == null) add(link, "there is no node " + link.source());
    if (target == null) add(link, "there is no node " + link.target());
    if (source == null || target == null) return;
    var mismatch = LinkRules.kinds(link.type(), source, target);
    if (mismatch != null) add(link, mismatch);
  }

  /** Links that clash stand beside each other when they are sorted by what must differ. */
  private void side(Link[] links, ToLongFunction<Link> here, ToLongFunction<Link> there, boolean isOutgoing) {
    Arrays.sort(links, Comparator.comparingLong(here).thenComparing(Link::type).thenComparing(Link::label)
        .thenComparingLong(there));
    for (int i = 1; i < links.length; i++) {
      var before = links[i - 1];
      var link = links[i];
      if (here.applyAsLong(before) != here.applyAsLong(link) || before.type() != link.type()) continue;
      var cardinality = isOutgoing ? link.type().outgoing() : link.type().incoming();
      boolean clashes = switch (cardinality) {
        case UNIQUE -> true;
        case PAIR -> before.label().equals(link.label());
        case TRIPLE -> before.equals(link);
      };
      if (clashes) add(link, "node " + here.applyAsLong(link) + LinkRules.tooMany(cardinality, before));
    }
  }

  private void circles(List<Link> links, Function<Link, String> words) {
    var ids = links.stream().flatMapToLong(link -> LongStream.of(link.source(), link.target())).sorted().distinct().toArray();
    LongToIntFunction numbers = id -> Arrays.binarySearch(ids, id);
    var arrows = new Arrows();
    for (var link : links) arrows.add(numbers.applyAsInt(link.source()), numbers.applyAsInt(link.target()));
    var sorted = arrows.sorted(ids.length);
    if (sorted.hasCircles()) new Circles(sorted, numbers).links(links).forEach(link -> add(link, words.apply(link)));
  }

  private void add(Link link, String why) {
    violations.add(new Violation(link, link.words() + ": " + why));
  }
}
