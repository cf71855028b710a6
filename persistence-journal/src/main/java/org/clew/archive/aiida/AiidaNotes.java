package org.clew.archive.aiida;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What could not be carried over as it was, each sentence with its number of times; a part that is read again starts anew. */
final class AiidaNotes {
  private final Map<String, Map<String, Integer>> parts = new LinkedHashMap<>();

  void begin(String part) {
    parts.put(part, new TreeMap<>());
  }

  void add(String part, String sentence) {
    parts.get(part).merge(sentence, 1, Integer::sum);
  }

  List<String> told() {
    var told = new ArrayList<String>();
    parts.values()
        .forEach(sentences -> sentences.forEach((sentence, times) -> told.add(times == 1 ? sentence : times + " " + sentence)));
    return told;
  }
}
