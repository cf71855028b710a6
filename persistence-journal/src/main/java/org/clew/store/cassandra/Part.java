package org.clew.store.cassandra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.store.EventRow;

/** The events of one entity in a batch, in order. */
record Part(String pid, List<EventRow> events) {

  /** @throws IllegalArgumentException when numbers of an entity do not ascend */
  static List<Part> of(List<EventRow> events) {
    Map<String, List<EventRow>> byEntity = new LinkedHashMap<>();
    for (EventRow event : events) {
      List<EventRow> mine = byEntity.computeIfAbsent(event.persistenceId(), _ -> new ArrayList<>());
      if (!mine.isEmpty() && mine.getLast().sequenceNr() >= event.sequenceNr()) {
        throw new IllegalArgumentException("events of " + event.persistenceId() + " are not in order at " + event.sequenceNr());
      }
      mine.add(event);
    }
    return byEntity.entrySet().stream().map(entry -> new Part(entry.getKey(), List.copyOf(entry.getValue()))).toList();
  }

  long first() {
    return events.getFirst().sequenceNr();
  }

  long last() {
    return events.getLast().sequenceNr();
  }
}
