package org.clew.cli.draw;

import java.util.HashMap;
import org.clew.cli.draw.Picture.Box;
import org.clew.cli.draw.Picture.Look;

/** Which way a picture runs from what was first to what came of it. Places are told along the flow and across it. */
public enum Flow {
  /** Layers below each other: good for pictures with few boxes beside each other. */
  DOWN(44, 26, 8),
  /** Layers beside each other, data on one line each: good for hundreds of boxes. */
  RIGHT(30, 9, 5);

  private static final int BESIDE_EACH_OTHER = 8;
  private static final double LETTER = 6.7;
  private static final double USUAL_WIDTH = 130;
  private static final double TWO_LINES = 42;
  private static final double ONE_LINE = 22;

  final double betweenLayers;
  final double betweenBoxes;
  final double bend;

  Flow(double betweenLayers, double betweenBoxes, double bend) {
    this.betweenLayers = betweenLayers;
    this.betweenBoxes = betweenBoxes;
    this.bend = bend;
  }

  /** The one in which the picture is less long. */
  public static Flow of(Picture picture) {
    var counts = new HashMap<Integer, Integer>();
    Ranks.of(picture, DOWN).values().forEach(rank -> counts.merge(rank, 1, Integer::sum));
    int widest = counts.values().stream().max(Integer::compare).orElse(0);
    return widest <= BESIDE_EACH_OTHER || DOWN.longest(counts.size(), widest) <= RIGHT.longest(counts.size(), widest) ? DOWN
        : RIGHT;
  }

  /** About the longer side of a picture of so many layers, of which the fullest has so many boxes. */
  private double longest(int layers, int widest) {
    double along = this == DOWN ? TWO_LINES : USUAL_WIDTH;
    double across = this == DOWN ? USUAL_WIDTH : (ONE_LINE + TWO_LINES) / 2;
    return Math.max(layers * (along + betweenLayers), widest * (across + betweenBoxes));
  }

  boolean isOneLine(Box box) {
    return this == RIGHT && isData(box);
  }

  double width(Box box) {
    int letters = isOneLine(box) ? box.title().length() + box.text().length() + 1
        : Math.max(box.title().length(), box.text().length());
    return Math.max(72, Math.ceil(letters * LETTER) + (isData(box) ? 34 : box.look() == Look.JOB ? 40 : 28));
  }

  double height(Box box) {
    return isOneLine(box) ? ONE_LINE : TWO_LINES;
  }

  double along(Box box) {
    return this == DOWN ? height(box) : width(box);
  }

  double across(Box box) {
    return this == DOWN ? width(box) : height(box);
  }

  double x(double along, double across) {
    return this == DOWN ? across : along;
  }

  double y(double along, double across) {
    return this == DOWN ? along : across;
  }

  static boolean isData(Box box) {
    return box.look() == Look.DATA || box.look() == Look.CODE;
  }
}
