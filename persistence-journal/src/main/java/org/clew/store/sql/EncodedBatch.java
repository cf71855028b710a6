package org.clew.store.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.PlainJson;
import org.clew.store.Row;

/**
 * A batch made ready on the caller's thread, to leave the writer nothing but binding: trees are JSON already, and changes of one
 * process are one change, which comes after everything else.
 */
record EncodedBatch(List<Event> events, List<Insert> inserts, List<Row.ProcessChange> changes) {

  /** An event with its writer as it lies in the column. */
  record Event(EventRow row, Object writer) {}

  /** A row to insert with its tree as JSON, null for rows without one. */
  record Insert(Row row, String json) {}

  /** @throws IllegalArgumentException when a tree holds something that is not plain */
  static EncodedBatch of(Batch batch, Dialect dialect) {
    List<Insert> inserts = new ArrayList<>();
    Map<Long, Row.ProcessChange> changes = new LinkedHashMap<>();
    for (Row row : batch.rows()) {
      switch (row) {
        case Row.DataNode node -> inserts.add(new Insert(node, PlainJson.write(node.plain())));
        case Row.ProcessNode node -> inserts.add(new Insert(node, PlainJson.write(node.attributes())));
        case Row.ProcessChange change -> changes.merge(change.pk(), checked(change), EncodedBatch::merge);
        case Row.Link link -> inserts.add(new Insert(link, null));
        case Row.Log log -> inserts.add(new Insert(log, null));
      }
    }
    List<Event> events = new ArrayList<>(batch.events().size());
    for (EventRow event : batch.events()) events.add(new Event(event, dialect.writerColumn(event.writer())));
    return new EncodedBatch(events, inserts, List.copyOf(changes.values()));
  }

  /** The entities whose events it brings. */
  Set<String> entities() {
    Set<String> ids = new HashSet<>();
    for (Event event : events) ids.add(event.row().persistenceId());
    return ids;
  }

  private static Row.ProcessChange checked(Row.ProcessChange change) {
    if (change.attributes() != null) PlainJson.write(change.attributes());
    return change;
  }

  /** {@code b} laid over {@code a}, which is a change of the same process. */
  static Row.ProcessChange merge(Row.ProcessChange a, Row.ProcessChange b) {
    return new Row.ProcessChange(a.pk(), last(a.state(), b.state()), last(a.paused(), b.paused()), last(a.status(), b.status()),
        last(a.exitStatus(), b.exitStatus()), last(a.exitMessage(), b.exitMessage()), last(a.exception(), b.exception()),
        last(a.jobState(), b.jobState()), last(a.schedulerState(), b.schedulerState()), last(a.sealed(), b.sealed()),
        attributes(a.attributes(), b.attributes()), last(a.mtime(), b.mtime()));
  }

  private static <T> T last(T earlier, T later) {
    return Optional.ofNullable(later).orElse(earlier);
  }

  /** {@code later} laid over {@code earlier}, key by key; either may be null. */
  static Object attributes(Object earlier, Object later) {
    if (earlier == null || later == null) return last(earlier, later);
    Map<Object, Object> merged = new LinkedHashMap<>((Map<?, ?>) earlier);
    merged.putAll((Map<?, ?>) later);
    return merged;
  }
}
