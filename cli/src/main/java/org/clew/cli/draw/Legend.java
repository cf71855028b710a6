package org.clew.cli.draw;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.clew.cli.draw.Picture.Look;

/** What shapes and lines mean, in one row; only those that occur. */
final class Legend {
  static final double HEIGHT = 34;
  private static final double ROW = 12;
  private static final double LETTER = 6.2;
  private static final Map<Look, String> BOXES = boxes();
  private static final Map<String, String> LINES = lines();

  private final StringBuilder out = new StringBuilder();
  private double x;

  private Legend(double x) {
    this.x = x;
  }

  /** Its elements, from a left edge on. */
  static String of(Picture picture, double left, double top) {
    var legend = new Legend(left);
    BOXES.forEach((look, words) -> {
      if (picture.boxes().stream().anyMatch(box -> box.look() == look)) legend.box(look, words, top + ROW);
    });
    LINES.forEach((kind, words) -> {
      if (picture.arrows().stream().anyMatch(arrow -> arrow.kind().equals(kind))) legend.line(kind, words, top + ROW);
    });
    return legend.out.append('\n').toString();
  }

  /** Of all that it can hold. */
  static double width() {
    var legend = new Legend(0);
    BOXES.values().forEach(words -> legend.x += 50 + words.length() * LETTER);
    LINES.values().forEach(words -> legend.x += 56 + words.length() * LETTER);
    return legend.x;
  }

  private void box(Look look, String words, double y) {
    out.append(Shapes.of(look, "b " + look.name().toLowerCase(Locale.ROOT), x + 14, y, 28, 16));
    words(34, words, y);
  }

  private void line(String kind, String words, double y) {
    out.append(Shapes.text("<path class=\"a to-%s\" marker-end=\"url(#%s)\" d=\"M%.1f %.1fh34\"/>", kind, kind, x, y));
    words(40, words, y);
  }

  private void words(double room, String words, double y) {
    out.append(Shapes.text("<text class=\"k\" x=\"%.1f\" y=\"%.1f\">%s</text>", x + room, y + 4, words));
    x += room + words.length() * LETTER + 16;
  }

  private static Map<Look, String> boxes() {
    var boxes = new LinkedHashMap<Look, String>();
    boxes.put(Look.WORKFLOW, "workflow");
    boxes.put(Look.JOB, "calculation job");
    boxes.put(Look.FUNCTION, "calcfunction");
    boxes.put(Look.DATA, "data");
    boxes.put(Look.CODE, "code");
    return boxes;
  }

  private static Map<String, String> lines() {
    var lines = new LinkedHashMap<String, String>();
    lines.put("data", "input, creation");
    lines.put("call", "call");
    lines.put("return", "return");
    return lines;
  }
}
