package org.clew.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws {@link Transitions} for people: a Mermaid state diagram, and a table of the events that change no lifecycle. */
public final class TransitionDiagram {
  /** Lines between which a document holds the generated section. */
  public static final String BEGIN = "<!-- generated from Transitions: begin -->";
  public static final String END = "<!-- generated from Transitions: end -->";

  private record Arrow(Class<?> from, Class<?> to) {}

  private TransitionDiagram() {}

  /**
   * The document with its generated section made anew; other text stays.
   *
   * @throws IllegalArgumentException when the document has no such section
   */
  public static String inserted(String document) {
    int begin = document.indexOf(BEGIN);
    int end = document.indexOf(END);
    if (begin < 0 || end < begin) throw new IllegalArgumentException("the document needs the lines " + BEGIN + " and " + END);
    return document.substring(0, begin + BEGIN.length()) + "\n" + section() + document.substring(end);
  }

  static String section() {
    return diagram() + "\nEvents that leave the lifecycle as it is:\n\n" + table();
  }

  private static String diagram() {
    var arrows = new LinkedHashMap<Arrow, List<String>>();
    for (var row : Transitions.all()) {
      if (!row.isChange()) continue;
      arrows.computeIfAbsent(new Arrow(row.from(), row.to()), _ -> new ArrayList<>()).add(row.event().getSimpleName());
    }
    var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
    arrows.forEach((arrow, events) -> text.append("  ").append(node(arrow.from())).append(" --> ").append(node(arrow.to()))
        .append(": ").append(String.join(", ", events)).append('\n'));
    var sources = arrows.keySet().stream().map(Arrow::from).collect(Collectors.toSet());
    arrows.keySet().stream().map(Arrow::to).distinct().filter(state -> !sources.contains(state))
        .forEach(end -> text.append("  ").append(node(end)).append(" --> [*]\n"));
    return text.append("```\n").toString();
  }

  private static String table() {
    Map<Class<?>, Set<String>> states = new LinkedHashMap<>();
    for (var row : Transitions.all()) {
      if (!row.isChange()) states.computeIfAbsent(row.event(), _ -> new LinkedHashSet<>()).add(node(row.from()));
    }
    var text = new StringBuilder("| event | in |\n|---|---|\n");
    states.forEach((event, in) ->
        text.append("| ").append(event.getSimpleName()).append(" | ").append(String.join(", ", in)).append(" |\n"));
    return text.toString();
  }

  private static String node(Class<?> state) {
    return state == Lifecycle.Unborn.class ? "[*]" : state.getSimpleName();
  }
}
