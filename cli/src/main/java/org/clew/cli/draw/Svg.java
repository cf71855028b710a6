package org.clew.cli.draw;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clew.cli.draw.Picture.Arrow;
import org.clew.cli.draw.Picture.Box;
import org.clew.cli.draw.Picture.Look;
import org.clew.cli.draw.Picture.Mood;

/** A picture as an SVG document that needs nothing else: processes are rectangles, data ellipses, time runs downwards. */
public final class Svg {
  private static final double MARGIN = 24;
  private static final double LAYER = 104;
  private static final double HALF = 22;
  private static final String STYLE = """
      text{font-family:'DejaVu Sans',Verdana,Helvetica,sans-serif;text-anchor:middle;fill:#1f2933}
      .t{font-size:12px;font-weight:600}.s{font-size:10.5px;fill:#52606d}
      .l{font-size:9.5px;fill:#486581;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
      .a{fill:none;stroke-width:1.3}
      .to-data{stroke:#829ab1}.to-call{stroke:#d9730d;stroke-dasharray:6 3}.to-return{stroke:#6b8f71;stroke-dasharray:2 3}
      .b{stroke-width:1.4}
      .workflow{fill:#fdebd3;stroke:#d9730d}.job{fill:#fbdfe0;stroke:#b4232c}.function{fill:#f7e6f5;stroke:#9b4a93}
      .data{fill:#e3f4e1;stroke:#4b8b3b}.code{fill:#dfeaf8;stroke:#3b6ea8}
      .failed{fill:#f8b4b4;stroke:#8a1c1c;stroke-width:2.4}.alive{stroke-dasharray:5 3}.root{stroke-width:3}
      """;

  private final StringBuilder out = new StringBuilder(16_384);
  private final Layers drawing;

  private Svg(Picture picture) {
    this.drawing = new Layers(picture);
  }

  public static String of(Picture picture) {
    return new Svg(picture).write();
  }

  private String write() {
    double width = Placement.place(drawing) + 2 * MARGIN;
    double height = (drawing.layers.size() - 1) * LAYER + 2 * (MARGIN + HALF);
    put("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\">%n", width, height,
        width, height);
    out.append("<style>").append(STYLE).append("</style>\n<defs>");
    marker("data", "#829ab1");
    marker("call", "#d9730d");
    marker("return", "#6b8f71");
    out.append("</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    drawing.routes.forEach(this::arrow);
    for (var layer : drawing.layers) for (var spot : layer) if (spot.box != null) box(spot);
    labels();
    return out.append("</svg>\n").toString();
  }

  private void marker(String name, String colour) {
    out.append("<marker id=\"").append(name)
        .append("\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\"")
        .append(" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"").append(colour).append("\"/></marker>");
  }

  private static double x(Spot spot) {
    return spot.x + MARGIN;
  }

  private static double y(Spot spot) {
    return spot.layer * LAYER + MARGIN + HALF;
  }

  private void arrow(Arrow arrow, List<Spot> route) {
    int step = Integer.signum(route.getLast().layer - route.getFirst().layer);
    put("<path class=\"a to-%s\" marker-end=\"url(#%s)\" d=\"M%.1f %.1f", arrow.kind(), arrow.kind(), port(route, 0),
        y(route.getFirst()) + step * HALF);
    for (int i = 1; i < route.size(); i++) {
      boolean last = i == route.size() - 1;
      double fromY = y(route.get(i - 1)) + (i == 1 ? step * HALF : 0);
      double toY = y(route.get(i)) - (last ? step * (HALF + 1) : 0);
      double bend = (toY - fromY) * 0.5;
      put("C%.1f %.1f %.1f %.1f %.1f %.1f", port(route, i - 1), fromY + bend, port(route, i), toY - bend, port(route, i), toY);
    }
    out.append("\"/>\n");
  }

  /** Where an arrow meets a spot: arrows spread a little over the edge of a box, in the order of their other ends. */
  private static double port(List<Spot> route, int i) {
    var spot = route.get(i);
    if (spot.box == null) return x(spot);
    var next = i == 0 ? route.get(1) : route.get(i - 1);
    var side = next.layer < spot.layer ? spot.up : spot.down;
    var sorted = side.stream().sorted((a, b) -> Double.compare(a.x, b.x)).toList();
    double room = spot.width() * (spot.box.look() == Look.DATA || spot.box.look() == Look.CODE ? 0.3 : 0.7);
    double spacing = Math.min(18, room / Math.max(1, sorted.size()));
    return x(spot) + (sorted.indexOf(next) - (sorted.size() - 1) / 2.0) * spacing;
  }

  /** One label for all arrows that say the same of a data node, on the steepest of them. */
  private void labels() {
    record Said(long data, String label) {}
    Map<Said, Place> places = new LinkedHashMap<>();
    drawing.routes.forEach((arrow, route) -> {
      if (!arrow.visibleLabel().isEmpty()) {
        long data = isInput(arrow) ? arrow.source() : arrow.target();
        places.merge(new Said(data, arrow.visibleLabel()), place(arrow, route), Place::steeper);
      }
    });
    places.forEach((said, place) ->
        put("<text class=\"l\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", place.x(), place.y(), escape(said.label())));
  }

  private static boolean isInput(Arrow arrow) {
    return arrow.type().startsWith("input");
  }

  private record Place(double x, double y, double slant) {
    Place steeper(Place other) {
      return other.slant < slant ? other : this;
    }
  }

  /** Labels stand near the data end, where arrows are few. */
  private static Place place(Arrow arrow, List<Spot> route) {
    boolean atStart = isInput(arrow);
    int a = atStart ? 0 : route.size() - 2;
    double part = atStart ? 0.36 : 0.62;
    double x = port(route, a) * (1 - part) + port(route, a + 1) * part;
    double y = y(route.get(a)) * (1 - part) + y(route.get(a + 1)) * part;
    return new Place(x, y + 3, Math.abs(port(route, a) - port(route, a + 1)));
  }

  private void box(Spot spot) {
    var box = spot.box;
    var style = "b " + box.look().name().toLowerCase(Locale.ROOT) + mood(box.mood()) + (box.root() ? " root" : "");
    double half = box.width() / 2.0;
    put("<g><title>%s %s</title>", escape(box.type()), box.uuid());
    if (box.look() == Look.DATA || box.look() == Look.CODE) {
      put("<ellipse class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" rx=\"%.1f\" ry=\"%.0f\"/>", style, x(spot), y(spot), half, HALF);
    } else {
      put("<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%.0f\" rx=\"5\"/>", style, x(spot) - half,
          y(spot) - HALF, box.width(),
          2 * HALF);
    }
    boolean two = !box.text().isEmpty();
    put("<text class=\"t\" x=\"%.1f\" y=\"%.1f\">%s</text>", x(spot), y(spot) + (two ? -2 : 4), escape(box.title()));
    if (two) put("<text class=\"s\" x=\"%.1f\" y=\"%.1f\">%s</text>", x(spot), y(spot) + 12, escape(box.text()));
    out.append("</g>\n");
  }

  private static String mood(Mood mood) {
    return switch (mood) {
      case OK -> "";
      case FAILED -> " failed";
      case ALIVE -> " alive";
    };
  }

  private void put(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }

  private static String escape(String text) {
    return text.codePoints().filter(c -> c >= ' ')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
