package org.clew.cli.draw;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clew.cli.draw.Picture.Arrow;

/** What data is called by the processes around it: the labels of its links, each once, on the side where the links are. */
final class Labels {
  private static final double LETTER = 5.8;
  private static final int MOST = 3;

  private final Map<Spot, Set<String>> before = new LinkedHashMap<>();
  private final Map<Spot, Set<String>> after = new LinkedHashMap<>();

  Labels(Map<Arrow, List<Spot>> routes) {
    routes.forEach((arrow, route) -> {
      if (arrow.visibleLabel().isEmpty()) return;
      boolean isInput = arrow.type().startsWith("input");
      var data = isInput ? route.getFirst() : route.getLast();
      (isInput ? after : before).computeIfAbsent(data, _ -> new LinkedHashSet<>()).add(arrow.visibleLabel());
    });
  }

  /** Labels of links that end at the data, such as the name of an output. */
  Map<Spot, String> before() {
    return texts(before);
  }

  /** Labels of links that start at the data, such as the name of an input. */
  Map<Spot, String> after() {
    return texts(after);
  }

  private static Map<Spot, String> texts(Map<Spot, Set<String>> labels) {
    var texts = new LinkedHashMap<Spot, String>();
    labels.forEach((spot, words) -> texts.put(spot, words.stream().limit(MOST).collect(Collectors.joining(", "))
        + (words.size() > MOST ? " …" : "")));
    return texts;
  }

  /** Room that the labels between a layer and the next one take. */
  double room(int layer) {
    double room = 0;
    for (var label : after().entrySet())
      if (label.getKey().layer == layer) room = Math.max(room, label.getValue().length() * LETTER);
    double beyond = 0;
    for (var label : before().entrySet())
      if (label.getKey().layer == layer + 1) beyond = Math.max(beyond, label.getValue().length() * LETTER);
    return room + beyond;
  }
}
