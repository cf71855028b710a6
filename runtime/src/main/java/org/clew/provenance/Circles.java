package org.clew.provenance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.LongToIntFunction;

/** Finds, among nodes that lie on circles or behind them, one link of each circle: the one that closes it on a walk. */
final class Circles {
  private enum Mark { FRESH, ON_THE_WAY, DONE }

  private final Arrows.Sorted arrows;
  private final LongToIntFunction numbers;

  /** @param numbers of nodes, by their id */
  Circles(Arrows.Sorted arrows, LongToIntFunction numbers) {
    this.arrows = arrows;
    this.numbers = numbers;
  }

  /** Of the given links. */
  List<Link> links(List<Link> all) {
    var closing = new HashSet<List<Integer>>();
    var marks = new Mark[arrows.nodes()];
    Arrays.fill(marks, Mark.FRESH);
    for (int start = 0; start < arrows.nodes(); start++) {
      if (arrows.left()[start] > 0 && marks[start] == Mark.FRESH) walk(start, marks, closing);
    }
    var found = new ArrayList<Link>();
    for (var link : all) {
      if (closing.contains(List.of(numbers.applyAsInt(link.source()), numbers.applyAsInt(link.target())))) found.add(link);
    }
    return found;
  }

  /** Depth first without recursion: circles can be longer than a stack is deep. */
  private void walk(int start, Mark[] marks, HashSet<List<Integer>> closing) {
    var path = new ArrayList<int[]>();
    path.add(new int[] {start, arrows.first()[start]});
    marks[start] = Mark.ON_THE_WAY;
    while (!path.isEmpty()) {
      var here = path.getLast();
      if (here[1] == arrows.first()[here[0] + 1]) {
        marks[here[0]] = Mark.DONE;
        path.removeLast();
        continue;
      }
      int target = arrows.ends()[here[1]++];
      if (arrows.left()[target] == 0) continue;
      switch (marks[target]) {
        case FRESH -> {
          marks[target] = Mark.ON_THE_WAY;
          path.add(new int[] {target, arrows.first()[target]});
        }
        case ON_THE_WAY -> closing.add(List.of(here[0], target));
        case DONE -> { }
      }
    }
  }
}
