package org.clew.store;

import java.util.List;

/** Events and the graph rows they imply: all of it becomes durable in one transaction, or none. */
public record Batch(List<EventRow> events, List<Row> rows) {
  public Batch {
    events = List.copyOf(events);
    rows = List.copyOf(rows);
  }
}
