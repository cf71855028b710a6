package org.clew.cli.draw;

import java.util.Locale;
import org.clew.cli.draw.Picture.Look;

/** The outline of each kind of box, so that they differ without colours, too. */
final class Shapes {
  private static final double CORNER = 8;

  private Shapes() {}

  /** An SVG element around a centre. */
  static String of(Look look, String style, double x, double y, double width, double height) {
    double left = x - width / 2;
    double top = y - height / 2;
    double right = left + width;
    double bottom = top + height;
    double cut = Math.min(CORNER, height / 4);
    return switch (look) {
      case WORKFLOW -> rectangle(style, left, top, width, height, 3);
      case DATA -> rectangle(style, left, top, width, height, Math.min(height / 2, 16));
      case JOB -> rectangle(style, left, top, width, height, 0)
          + text("<path class=\"%s bar\" d=\"M%.1f %.1fV%.1fM%.1f %.1fV%.1f\"/>", style,
          left + 6, top, bottom, right - 6, top, bottom);
      case FUNCTION -> text("<path class=\"%s\" d=\"M%.1f %.1fH%.1fL%.1f %.1fV%.1fL%.1f %.1fH%.1fL%.1f %.1fV%.1fz\"/>", style,
          left + cut, top, right - cut, right, top + cut, bottom - cut, right - cut, bottom, left + cut, left, bottom - cut,
          top + cut);
      case CODE -> text("<path class=\"%s\" d=\"M%.1f %.1fH%.1fL%.1f %.1fL%.1f %.1fH%.1fL%.1f %.1fz\"/>", style, left + CORNER,
          top, right - CORNER, right, y, right - CORNER, bottom, left + CORNER, left, y);
    };
  }

  private static String rectangle(String style, double left, double top, double width, double height, double radius) {
    return text("<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\"/>", style, left, top, width,
        height, radius);
  }

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
