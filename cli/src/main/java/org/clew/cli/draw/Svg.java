package org.clew.cli.draw;

import java.util.List;
import java.util.Locale;
import org.clew.cli.draw.Picture.Arrow;
import org.clew.cli.draw.Picture.Box;
import org.clew.cli.draw.Picture.Mood;

/**
 * A picture as an SVG document that needs nothing else; each kind of box has a shape and a colour of its own, and so have the
 * lines.
 */
public final class Svg {
  private static final double MARGIN = 24;
  /** Straight end of a line, at least, so that its head points forward. */
  private static final double ARROW = 12;
  private static final String STYLE = """
      text{font-family:'DejaVu Sans',Verdana,Helvetica,sans-serif;text-anchor:middle;fill:#1f2933}
      .t{font-size:12px;font-weight:600}.s{font-size:10.5px;fill:#52606d;font-weight:400}
      .l{font-size:9.5px;fill:#486581;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
      .start,.k{text-anchor:start}.end{text-anchor:end}.k{font-size:11px;fill:#52606d}
      .a{fill:none;stroke-width:1.3}
      .to-data{stroke:#829ab1}.to-call{stroke:#d9730d;stroke-dasharray:6 3}.to-return{stroke:#4f7f57;stroke-dasharray:2 3}
      .b{stroke-width:1.4}
      .workflow{fill:#fdebd3;stroke:#d9730d}.job{fill:#fbdfe0;stroke:#b4232c}.function{fill:#f7e6f5;stroke:#9b4a93}
      .data{fill:#e3f4e1;stroke:#4b8b3b}.code{fill:#dfeaf8;stroke:#3b6ea8}
      .failed{fill:#f8b4b4;stroke:#8a1c1c;stroke-width:2.4}.alive{stroke-dasharray:5 3}.root{stroke-width:3}.bar{fill:none}
      """;
  private static final String MARKERS = """
      <marker id="data" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
      <path d="M0 0L8 4L0 8z" fill="#829ab1"/></marker>
      <marker id="call" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">\
      <path d="M1 0L7 4L1 8" fill="none" stroke="#d9730d" stroke-width="1.4"/></marker>
      <marker id="return" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
      <circle cx="4" cy="4" r="3" fill="#4f7f57"/></marker>
      """;

  private final StringBuilder out = new StringBuilder(16_384);
  private final Picture picture;
  private final Flow flow;
  private final Layers drawing;
  private final Labels labels;
  /** Of each layer along the flow: its middle, and how far its boxes and the heads of arrows reach at most. */
  private final double[] middle;
  private final double[] reach;

  private Svg(Picture picture, Flow flow) {
    this.picture = picture;
    this.flow = flow;
    this.drawing = new Layers(picture, flow);
    this.labels = new Labels(drawing.routes);
    this.middle = new double[drawing.layers.size()];
    this.reach = new double[drawing.layers.size()];
    for (int i = 0; i < middle.length; i++) {
      reach[i] = ARROW + drawing.layers.get(i).stream().filter(spot -> spot.box != null).mapToDouble(spot -> flow.along(spot.box))
          .max().orElse(0) / 2;
      middle[i] = i == 0 ? reach[0]
          : middle[i - 1] + reach[i - 1] + flow.betweenLayers + (flow == Flow.RIGHT ? labels.room(i - 1) : 0) + reach[i];
    }
  }

  /** In the flow that suits the picture. */
  public static String of(Picture picture) {
    return of(picture, Flow.of(picture));
  }

  public static String of(Picture picture, Flow flow) {
    return new Svg(picture, flow).write();
  }

  private String write() {
    double across = Placement.place(drawing, flow);
    double along = middle[middle.length - 1] + reach[reach.length - 1];
    double width = Math.max(flow.x(along, across), Legend.width()) + 2 * MARGIN;
    double height = flow.y(along, across) + 2 * MARGIN + Legend.HEIGHT;
    put("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\">%n", width, height,
        width, height);
    out.append("<style>").append(STYLE).append("</style>\n<defs>").append(MARKERS).append("</defs>\n");
    out.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n").append(Legend.of(picture, MARGIN, MARGIN / 2));
    put("<g transform=\"translate(%.0f %.0f)\">%n", MARGIN, MARGIN + Legend.HEIGHT);
    drawing.routes.forEach(this::arrow);
    for (var layer : drawing.layers) for (var spot : layer) if (spot.box != null) box(spot);
    switch (flow) {
      case DOWN -> labelsOnLines();
      case RIGHT -> labelsBesideData();
    }
    return out.append("</g>\n</svg>\n").toString();
  }

  private String point(double along, double across) {
    return Shapes.text("%.1f %.1f", flow.x(along, across), flow.y(along, across));
  }

  private double edge(Spot spot, int step) {
    return middle[spot.layer] + step * flow.along(spot.box) / 2;
  }

  /** Straight through the layers, so that no line runs over a box, and curved between them. */
  private void arrow(Arrow arrow, List<Spot> route) {
    var first = route.getFirst();
    var last = route.getLast();
    int step = Integer.signum(last.layer - first.layer);
    put("<path class=\"a to-%s\" marker-end=\"url(#%s)\" d=\"", arrow.kind(), arrow.kind());
    if (step == 0) {
      double beyond = middle[first.layer] + reach[first.layer] + flow.betweenLayers / 2;
      out.append("M").append(point(edge(first, 1), first.x)).append("C").append(point(beyond, first.x)).append(' ')
          .append(point(beyond, last.x)).append(' ')
          .append(point(edge(last, 1), last.x)).append("\"/>\n");
      return;
    }
    out.append("M").append(point(edge(first, step), port(route, 0)));
    for (int i = 1; i < route.size(); i++) {
      double from = middle[route.get(i - 1).layer] + step * reach[route.get(i - 1).layer];
      double to = middle[route.get(i).layer] - step * reach[route.get(i).layer];
      double bend = (from + to) / 2;
      double a = port(route, i - 1);
      double b = i == route.size() - 1 ? port(route, i) : route.get(i).x;
      out.append("L").append(point(from, a)).append("C").append(point(bend, a)).append(' ').append(point(bend, b)).append(' ')
          .append(point(to, b));
    }
    out.append("L").append(point(edge(last, -step) - step, port(route, route.size() - 1))).append("\"/>\n");
  }

  /** Where an arrow meets a spot: arrows spread a little over the edge of a box, in the order of their other ends. */
  private double port(List<Spot> route, int i) {
    var spot = route.get(i);
    if (spot.box == null) return spot.x;
    var next = i == 0 ? route.get(1) : route.get(i - 1);
    var side = next.layer < spot.layer ? spot.up : spot.down;
    var sorted = side.stream().sorted((a, b) -> Double.compare(a.x, b.x)).toList();
    double room = spot.size * (Flow.isData(spot.box) ? 0.3 : 0.7);
    double spacing = Math.min(18, room / Math.max(1, sorted.size()));
    return spot.x + (sorted.indexOf(next) - (sorted.size() - 1) / 2.0) * spacing;
  }

  private void labelsBesideData() {
    labels.before().forEach((spot, text) ->
        put("<text class=\"l end\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", edge(spot, -1) - 10, spot.x - 4, escape(text)));
    labels.after().forEach((spot, text) ->
        put("<text class=\"l start\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", edge(spot, 1) + 5, spot.x - 4, escape(text)));
  }

  /** Above and below the data, where arrows are few. */
  private void labelsOnLines() {
    labels.before()
        .forEach((spot, text) -> put("<text class=\"l\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", spot.x, edge(spot, -1) - 12,
        escape(text)));
    labels.after()
        .forEach((spot, text) -> put("<text class=\"l\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", spot.x, edge(spot, 1) + 14,
        escape(text)));
  }

  private void box(Spot spot) {
    var box = spot.box;
    double x = flow.x(middle[spot.layer], spot.x);
    double y = flow.y(middle[spot.layer], spot.x);
    put("<g><title>%s %s</title>", escape(box.type()), box.uuid());
    out.append(Shapes.of(box.look(), style(box), x, y, flow.width(box), flow.height(box)));
    boolean two = !box.text().isEmpty() && !flow.isOneLine(box);
    put("<text class=\"t\" x=\"%.1f\" y=\"%.1f\">%s", x, y + (two ? -2 : 4), escape(box.title()));
    if (!box.text().isEmpty() && !two) put("<tspan class=\"s\" dx=\"6\">%s</tspan>", escape(box.text()));
    out.append("</text>");
    if (two) put("<text class=\"s\" x=\"%.1f\" y=\"%.1f\">%s</text>", x, y + 12, escape(box.text()));
    out.append("</g>\n");
  }

  private static String style(Box box) {
    return "b " + box.look().name().toLowerCase(Locale.ROOT) + mood(box.mood()) + (box.root() ? " root" : "");
  }

  private static String mood(Mood mood) {
    return switch (mood) {
      case OK -> "";
      case FAILED -> " failed";
      case ALIVE -> " alive";
    };
  }

  private void put(String format, Object... values) {
    out.append(Shapes.text(format, values));
  }

  private static String escape(String text) {
    return text.codePoints().filter(c -> c >= ' ')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
