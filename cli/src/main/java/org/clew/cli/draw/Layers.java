package org.clew.cli.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.cli.draw.Picture.Arrow;

/** The boxes in layers, with bends where an arrow passes a layer, ordered so that few arrows cross. */
final class Layers {
  private static final int SWEEPS = 60;
  private final Flow flow;
  final List<List<Spot>> layers = new ArrayList<>();
  /** The spots an arrow runs through, from source to target. */
  final Map<Arrow, List<Spot>> routes = new LinkedHashMap<>();

  Layers(Picture picture, Flow flow) {
    this.flow = flow;
    var rank = Ranks.of(picture, flow);
    int depth = rank.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    for (int i = 0; i <= depth; i++) layers.add(new ArrayList<>());
    var spots = new HashMap<Long, Spot>();
    for (var box : picture.boxes()) spots.put(box.pk(), add(new Spot(box, rank.get(box.pk()), flow)));
    var trunks = new HashMap<Trunk, Spot>();
    for (var arrow : picture.arrows()) if (arrow.source() != arrow.target()) route(arrow, spots, trunks);
    order();
  }

  private Spot add(Spot spot) {
    layers.get(spot.layer).add(spot);
    spot.index = layers.get(spot.layer).size() - 1;
    return spot;
  }

  /** Long arrows of one kind from one box share their bends, and part only above their ends. */
  private record Trunk(long source, String kind, int step, int layer) {}

  private void route(Arrow arrow, Map<Long, Spot> spots, Map<Trunk, Spot> trunks) {
    var from = spots.get(arrow.source());
    var to = spots.get(arrow.target());
    var route = new ArrayList<Spot>(List.of(from));
    int step = Integer.signum(to.layer - from.layer);
    for (int layer = from.layer + step; step != 0 && layer != to.layer; layer += step) {
      int bend = layer;
      route.add(trunks.computeIfAbsent(new Trunk(arrow.source(), arrow.kind(), step, layer),
          _ -> add(new Spot(null, bend, flow))));
    }
    route.add(to);
    for (int i = 0; i + 1 < route.size() && step != 0; i++) connect(route.get(i), route.get(i + 1), step);
    routes.put(arrow, route);
  }

  private static void connect(Spot from, Spot to, int step) {
    if (from.towards(step).contains(to)) return;
    from.towards(step).add(to);
    to.towards(-step).add(from);
  }

  private void order() {
    var best = snapshot();
    long fewest = crossings();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      int step = sweep % 2 == 0 ? -1 : 1;
      for (int i = 0; i < layers.size(); i++) sort(layers.get(step < 0 ? i : layers.size() - 1 - i), step);
      for (int round = 0; round < 4; round++) swapNeighbours();
      long crossings = crossings();
      if (crossings >= fewest) continue;
      fewest = crossings;
      best = snapshot();
    }
    for (int i = 0; i < layers.size(); i++) layers.set(i, best.get(i));
    layers.forEach(Layers::number);
  }

  private List<List<Spot>> snapshot() {
    return layers.stream().<List<Spot>>map(ArrayList::new).toList();
  }

  private static void sort(List<Spot> layer, int step) {
    var centre = new HashMap<Spot, Double>();
    for (var spot : layer) centre.put(spot, spot.towards(step).stream().mapToInt(other -> other.index).average()
        .orElse(spot.index));
    layer.sort(Comparator.comparing(centre::get));
    number(layer);
  }

  private static void number(List<Spot> layer) {
    for (int i = 0; i < layer.size(); i++) layer.get(i).index = i;
  }

  private void swapNeighbours() {
    for (var layer : layers) {
      for (int i = 0; i + 1 < layer.size(); i++) {
        var left = layer.get(i);
        var right = layer.get(i + 1);
        if (crossings(left, right) <= crossings(right, left)) continue;
        layer.set(i, right);
        layer.set(i + 1, left);
        number(layer);
      }
    }
  }

  private static long crossings(Spot left, Spot right) {
    return crossings(left.up, right.up) + crossings(left.down, right.down);
  }

  private static long crossings(List<Spot> left, List<Spot> right) {
    long count = 0;
    for (var a : left) for (var b : right) if (a.index > b.index) count++;
    return count;
  }

  long crossings() {
    long count = 0;
    for (var layer : layers) {
      for (int i = 0; i < layer.size(); i++) {
        for (int j = i + 1; j < layer.size(); j++) count += crossings(layer.get(i).down, layer.get(j).down);
      }
    }
    return count;
  }
}
