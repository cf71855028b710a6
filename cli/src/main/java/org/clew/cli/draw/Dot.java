package org.clew.cli.draw;

import org.clew.cli.draw.Picture.Box;
import org.clew.cli.draw.Picture.Mood;

/** A picture in the language of Graphviz. */
public final class Dot {
  private Dot() {}

  public static String of(Picture picture, Flow flow) {
    var out = new StringBuilder("digraph provenance {\n  rankdir=" + (flow == Flow.RIGHT ? "LR" : "TB") + ";\n").append("""
          node [fontname="DejaVu Sans", fontsize=10, style=filled];
          edge [fontsize=8];
        """);
    for (var box : picture.boxes()) {
      out.append("  n").append(box.pk()).append(" [").append(shape(box)).append(", label=")
          .append(quoted(box.title() + "\n" + box.text()))
          .append("];\n");
    }
    for (var arrow : picture.arrows()) {
      out.append("  n").append(arrow.source()).append(" -> n").append(arrow.target()).append(" [label=")
          .append(quoted(arrow.visibleLabel()))
              .append(arrow.isCall() ? ", style=dashed, arrowhead=vee" : arrow.isReturn() ? ", style=dotted, arrowhead=dot" : "")
          .append("];\n");
    }
    return out.append("}\n").toString();
  }

  private static String shape(Box box) {
    var shape = switch (box.look()) {
      case WORKFLOW -> "shape=box, fillcolor=\"#fdebd3\"";
      case JOB -> "shape=component, fillcolor=\"#fbdfe0\"";
      case FUNCTION -> "shape=octagon, fillcolor=\"#f7e6f5\"";
      case DATA -> "shape=ellipse, fillcolor=\"#e3f4e1\"";
      case CODE -> "shape=hexagon, fillcolor=\"#dfeaf8\"";
    };
    return shape + (box.mood() == Mood.FAILED ? ", color=\"#8a1c1c\", penwidth=2" : "") + (box.root() ? ", penwidth=2" : "");
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
