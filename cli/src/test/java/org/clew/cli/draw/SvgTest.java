package org.clew.cli.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clew.cli.draw.Picture.Arrow;
import org.clew.cli.draw.Picture.Box;
import org.clew.cli.draw.Picture.Look;
import org.clew.cli.draw.Picture.Mood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SvgTest {
  private static final Pattern TRANSLATED =
      Pattern.compile("<text class=\"(t|s|l end|l start|l)\" x=\"([\\d.-]+)\" y=\"([\\d.-]+)\">([^<]*)");

  private final List<Box> boxes = new ArrayList<>();
  private final LinkedHashSet<Arrow> arrows = new LinkedHashSet<>();

  private long box(Look look, String title, String text) {
    boxes.add(new Box(boxes.size() + 1, new UUID(0, boxes.size() + 1).toString(), "data.x", look, Mood.OK, title, text,
        boxes.isEmpty()));
    return boxes.size();
  }

  /**
   * A workflow that calls jobs, each with an input of its own, two that all share, and three outputs; a function takes one of
   * each.
   */
  private Picture scan(int jobs) {
    long workflow = box(Look.WORKFLOW, "Scan (1)", "finished [0]");
    long code = box(Look.CODE, "code (2)", "pw@cluster");
    long cutoff = box(Look.DATA, "float (3)", "30");
    arrows.add(new Arrow(cutoff, workflow, "input_work", "cutoff"));
    long fit = box(Look.FUNCTION, "fit (4)", "finished [0]");
    for (int i = 0; i < jobs; i++) {
      long structure = box(Look.DATA, "structure (" + i + ")", "4 atoms");
      long job = box(Look.JOB, "Energy (" + i + ")", "finished [0]");
      arrows.addAll(List.of(new Arrow(workflow, job, "call_calc", "volume_" + i),
          new Arrow(structure, job, "input_calc", "structure"), new Arrow(code, job, "input_calc", "code"),
          new Arrow(cutoff, job, "input_calc", "cutoff")));
      for (var output : List.of("energy", "remote_folder", "retrieved")) {
        long made = box(Look.DATA, output + " (" + i + ")", "of some length");
        arrows.add(new Arrow(job, made, "create", output));
        if (output.equals("energy")) arrows.add(new Arrow(made, fit, "input_calc", "points_" + i));
      }
    }
    long result = box(Look.DATA, "dict (9)", "{}");
    arrows.add(new Arrow(fit, result, "create", "result"));
    arrows.add(new Arrow(workflow, result, "return", "fit"));
    return new Picture(List.copyOf(boxes), List.copyOf(arrows));
  }

  private record Area(String what, double left, double top, double right, double bottom) {
    boolean overlaps(Area other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  /** Texts as wide as they are estimated to be; those of boxes stand for their boxes. */
  private static List<Area> texts(String svg) {
    var areas = new ArrayList<Area>();
    var found = TRANSLATED.matcher(svg);
    while (found.find()) {
      double size = found.group(1).startsWith("l") ? 5.4 : 6.4;
      double width = found.group(4).length() * size;
      double x = Double.parseDouble(found.group(2)) - (found.group(1).endsWith("end") ? width : found.group(1).endsWith("start")
          ? 0 : width / 2);
      double y = Double.parseDouble(found.group(3));
      areas.add(new Area(found.group(4), x, y - size * 1.4, x + width, y));
    }
    return areas;
  }

  @ParameterizedTest
  @EnumSource(Flow.class)
  void noTextLiesOnAnother(Flow flow) {
    var texts = texts(Svg.of(scan(30), flow));
    assertThat(texts).hasSizeGreaterThan(200);
    for (int i = 0; i < texts.size(); i++) {
      for (int k = 0; k < i; k++)
        assertThat(texts.get(i).overlaps(texts.get(k))).as("%s and %s", texts.get(i), texts.get(k)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Flow.class)
  void noBoxLiesOnAnother(Flow flow) {
    var picture = scan(30);
    var drawing = new Layers(picture, flow);
    Placement.place(drawing, flow);
    for (var layer : drawing.layers) {
      for (int i = 1; i < layer.size(); i++) {
        var above = layer.get(i - 1);
        var below = layer.get(i);
        assertThat(below.x - above.x).isGreaterThan((above.size + below.size) / 2);
      }
    }
    assertThat(drawing.layers.stream().flatMap(List::stream).filter(spot -> spot.box != null)).hasSize(picture.boxes().size());
  }

  @Test void widePicturesRunToTheRight() {
    assertThat(Flow.of(scan(30))).isEqualTo(Flow.RIGHT);
    boxes.clear();
    arrows.clear();
    assertThat(Flow.of(scan(1))).isEqualTo(Flow.DOWN);
  }

  @Test void longChainsRunDownThoughMuchStandsBesideThem() {
    long last = box(Look.DATA, "int (1)", "0");
    for (int i = 0; i < 40; i++) {
      long square = box(Look.DATA, "int (" + i + ")", "a square");
      long sum = box(Look.FUNCTION, "sum (" + i + ")", "finished [0]");
      long next = box(Look.DATA, "int (" + i + ")", "a sum");
      arrows.addAll(List.of(new Arrow(last, sum, "input_calc", "a"), new Arrow(square, sum, "input_calc", "b"),
          new Arrow(sum, next, "create", "sum")));
      last = next;
    }
    assertThat(Flow.of(new Picture(List.copyOf(boxes), List.copyOf(arrows)))).isEqualTo(Flow.DOWN);
  }

  @Test void kindsDifferInShapeAndAreExplained() {
    var svg = Svg.of(scan(2));
    assertThat(svg).contains(">workflow</text>", ">calculation job</text>", ">calcfunction</text>", ">data</text>",
        ">code</text>", ">call</text>", ">return</text>");
    var shapes = Stream.of(Look.values()).map(look -> Shapes.of(look, "", 0, 0, 60, 20)).toList();
    assertThat(shapes).doesNotHaveDuplicates();
  }

  @Test void linesEndForward() {
    var svg = Svg.of(scan(12), Flow.RIGHT);
    var ends = Pattern.compile("marker-end=\"url\\(#data\\)\" d=\"M[^\"]*?([\\d.]+) [\\d.]+L([\\d.]+) [\\d.]+\"").matcher(svg);
    int count = 0;
    while (ends.find()) {
      count++;
      assertThat(Double.parseDouble(ends.group(2)) - Double.parseDouble(ends.group(1))).isGreaterThan(8);
    }
    assertThat(count).isGreaterThan(60);
  }
}
