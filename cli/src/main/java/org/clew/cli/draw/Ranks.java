package org.clew.cli.draw;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.cli.draw.Picture.Arrow;

/** Rank of each box: below everything it comes from. Return links do not count, since only they can close a cycle. */
final class Ranks {
  private static final int WIDE = 10;

  private Ranks() {}

  static Map<Long, Integer> of(Picture picture, Flow flow) {
    var rank = new HashMap<Long, Integer>();
    var open = new HashMap<Long, Integer>();
    Map<Long, List<Arrow>> out = new HashMap<>();
    picture.boxes().forEach(box -> {
      rank.put(box.pk(), 0);
      open.put(box.pk(), 0);
      out.put(box.pk(), new ArrayList<>());
    });
    for (var arrow : picture.arrows()) {
      if (arrow.isReturn() || arrow.source() == arrow.target()) continue;
      out.get(arrow.source()).add(arrow);
      open.merge(arrow.target(), 1, Integer::sum);
    }
    var ready = new ArrayDeque<Long>();
    picture.boxes().forEach(box -> {
      if (open.get(box.pk()) == 0) ready.add(box.pk());
    });
    var sources = List.copyOf(ready);
    while (!ready.isEmpty()) {
      var pk = ready.poll();
      for (var arrow : out.get(pk)) {
        rank.merge(arrow.target(), rank.get(pk) + 1, Math::max);
        if (open.merge(arrow.target(), -1, Integer::sum) == 0) ready.add(arrow.target());
      }
    }
    for (var pk : sources) {
      out.get(pk).stream().mapToInt(arrow -> rank.get(arrow.target())).min().ifPresent(nearest -> rank.put(pk, nearest - 1));
    }
    if (flow == Flow.DOWN) stackLeaves(picture, rank, out);
    return rank;
  }

  /** Outputs that nobody used hang below each other where a layer would become too wide. */
  private static void stackLeaves(Picture picture, Map<Long, Integer> rank, Map<Long, List<Arrow>> out) {
    var width = new HashMap<Integer, Integer>();
    rank.values().forEach(layer -> width.merge(layer, 1, Integer::sum));
    for (var box : picture.boxes()) {
      int below = rank.get(box.pk()) + 1;
      if (width.getOrDefault(below, 0) <= WIDE) continue;
      var made = out.get(box.pk()).stream().filter(arrow -> arrow.type().equals("create")).map(Arrow::target)
          .filter(target -> rank.get(target) == below).toList();
      var leaves = made.stream().filter(target -> out.get(target).isEmpty()).toList();
      int row = made.size() > leaves.size() ? 1 : 0;
      for (var leaf : leaves) rank.put(leaf, below + row++);
    }
  }
}
