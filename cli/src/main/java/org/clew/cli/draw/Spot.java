package org.clew.cli.draw;

import java.util.ArrayList;
import java.util.List;
import org.clew.cli.draw.Picture.Box;

/** A place in a layer: a box, or a bend of a long arrow ({@code box} null). Mutable while the layout is made. */
final class Spot {
  final Box box;
  final List<Spot> up = new ArrayList<>();
  final List<Spot> down = new ArrayList<>();
  final int layer;
  int index;
  double x;

  Spot(Box box, int layer) {
    this.box = box;
    this.layer = layer;
  }

  double width() {
    return box == null ? 8 : box.width();
  }

  List<Spot> towards(int step) {
    return step < 0 ? up : down;
  }
}
