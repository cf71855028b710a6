package org.clew.cli.draw;

import java.util.ArrayList;
import java.util.List;
import org.clew.cli.draw.Picture.Box;

/**
 * A place in a layer: a box, or a bend of a long arrow ({@code box} null). Mutable while the layout is made; {@code x} is its
 * middle across the flow.
 */
final class Spot {
  final Box box;
  final List<Spot> up = new ArrayList<>();
  final List<Spot> down = new ArrayList<>();
  final int layer;
  /** Across the flow. */
  final double size;
  int index;
  double x;

  Spot(Box box, int layer, Flow flow) {
    this.box = box;
    this.layer = layer;
    this.size = box == null ? flow.bend : flow.across(box);
  }

  List<Spot> towards(int step) {
    return step < 0 ? up : down;
  }
}
