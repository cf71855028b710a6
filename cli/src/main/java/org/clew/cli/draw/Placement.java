package org.clew.cli.draw;

import java.util.List;

/**
 * Gives every spot its place across the flow, x: near its neighbours in other layers, in the order of its layer, with a gap
 * between boxes. Each layer is solved exactly (least squares under order, by pooling adjacent violators); some sweeps up and down
 * let the layers agree.
 */
final class Placement {
  private static final int SWEEPS = 120;

  private Placement() {}

  /** @return how far the whole picture reaches across the flow; its first edge is at 0 */
  static double place(Layers drawing, Flow flow) {
    for (var layer : drawing.layers) {
      double x = 0;
      for (var spot : layer) {
        spot.x = x + spot.size / 2;
        x += spot.size + flow.betweenBoxes;
      }
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < drawing.layers.size(); i++) {
        settle(drawing.layers.get(sweep % 2 == 0 ? i : drawing.layers.size() - 1 - i), flow);
      }
    }
    var all = drawing.layers.stream().flatMap(List::stream).toList();
    double left = all.stream().mapToDouble(spot -> spot.x - spot.size / 2).min().orElse(0);
    all.forEach(spot -> spot.x -= left);
    return all.stream().mapToDouble(spot -> spot.x + spot.size / 2).max().orElse(0);
  }

  private static void settle(List<Spot> layer, Flow flow) {
    int n = layer.size();
    double[] mean = new double[n];
    double[] weight = new double[n];
    int[] length = new int[n];
    double[] shift = new double[n];
    int blocks = 0;
    for (int i = 0; i < n; i++) {
      var spot = layer.get(i);
      if (i > 0) shift[i] = shift[i - 1] + (layer.get(i - 1).size + spot.size) / 2 + gap(layer.get(i - 1), spot, flow);
      mean[blocks] = wish(spot) - shift[i];
      weight[blocks] = spot.box == null ? 4 : 1;
      length[blocks] = 1;
      blocks++;
      while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
        double sum = weight[blocks - 2] + weight[blocks - 1];
        mean[blocks - 2] = (mean[blocks - 2] * weight[blocks - 2] + mean[blocks - 1] * weight[blocks - 1]) / sum;
        weight[blocks - 2] = sum;
        length[blocks - 2] += length[blocks - 1];
        blocks--;
      }
    }
    int i = 0;
    for (int block = 0; block < blocks; block++) {
      for (int k = 0; k < length[block]; k++, i++) layer.get(i).x = mean[block] + shift[i];
    }
  }

  private static double gap(Spot left, Spot right, Flow flow) {
    return left.box == null && right.box == null ? flow.betweenBoxes / 2 : flow.betweenBoxes;
  }

  /** The mean of its neighbours; one that many spots share pulls each of them less. */
  private static double wish(Spot spot) {
    double sum = 0;
    double weight = 0;
    for (int step : new int[] {-1, 1}) {
      for (var other : spot.towards(step)) {
        double pull = (spot.box == null && other.box == null ? 8.0 : spot.box == null || other.box == null ? 2 : 1)
            / other.towards(-step).size();
        sum += pull * other.x;
        weight += pull;
      }
    }
    return weight == 0 ? spot.x : sum / weight;
  }
}
