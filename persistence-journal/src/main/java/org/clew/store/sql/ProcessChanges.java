package org.clew.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.store.PlainJson;
import org.clew.store.Row;
import org.clew.store.Sealed;

/** Writes changes of processes; each names only the columns that it sets. A sealed process stays as it is, see {@link Sealed}. */
final class ProcessChanges {
  private static final String SET_CONTENT = "UPDATE node SET content = ? WHERE pk = ?";

  private ProcessChanges() {}

  /** An update with its values. */
  private record Update(String sql, Object[] values) {
    static Update of(Row.ProcessChange change) {
      StringBuilder set = new StringBuilder("UPDATE process SET mtime = ?");
      List<Object> values = new ArrayList<>(12);
      values.add(Columns.micros(change.mtime()));
      set(set, values, "state", change.state());
      set(set, values, "paused", change.paused());
      set(set, values, "status", change.status());
      set(set, values, "exit_status", change.exitStatus());
      set(set, values, "exit_message", change.exitMessage());
      set(set, values, "exception", change.exception());
      set(set, values, "job_state", change.jobState());
      set(set, values, "scheduler_state", change.schedulerState());
      set(set, values, "sealed", change.sealed());
      set(set, values, GraphWrites.CACHED_FROM, GraphWrites.cachedFrom(change.attributes()));
      values.add(change.pk());
      return new Update(set.append(" WHERE pk = ? AND sealed = 0").toString(), values.toArray());
    }

    private static void set(StringBuilder set, List<Object> values, String column, Object value) {
      if (value == null) return;
      set.append(", ").append(column).append(" = ?");
      values.add("".equals(value) ? null : value);
    }
  }

  static void one(Sql sql, Row.ProcessChange change) throws SQLException {
    Update update = Update.of(change);
    boolean isOpen = sql.update(update.sql(), update.values()) > 0;
    Object attributes = isOpen ? change.attributes() : Sealed.kept(change.attributes());
    if (attributes == null) return;
    Object now = sql.first("SELECT content FROM node WHERE pk = ?", row -> PlainJson.read(row.getString(1)), change.pk())
        .orElse(null);
    sql.update(SET_CONTENT, merged(now, attributes), change.pk());
  }

  /** Changes of different processes, in few round trips. */
  static void all(Sql sql, Collection<Row.ProcessChange> changes) throws SQLException {
    Map<String, List<Row.ProcessChange>> updates = new LinkedHashMap<>();
    for (Row.ProcessChange change : changes) updates.computeIfAbsent(Update.of(change).sql(), _ -> new ArrayList<>()).add(change);
    Map<Long, Object> attributes = new LinkedHashMap<>();
    for (Map.Entry<String, List<Row.ProcessChange>> update : updates.entrySet()) {
      int[] changed = sql.batch(update.getKey(), update.getValue().stream().map(change -> Update.of(change).values()).toList());
      for (int i = 0; i < changed.length; i++) {
        Row.ProcessChange change = update.getValue().get(i);
        Object kept = changed[i] == 0 ? Sealed.kept(change.attributes()) : change.attributes();
        if (kept != null) attributes.put(change.pk(), kept);
      }
    }
    if (attributes.isEmpty()) return;
    Map<Long, Object> now = new HashMap<>();
    sql.list("SELECT pk, content FROM node WHERE pk = ANY(?) ORDER BY pk FOR UPDATE",
        row -> now.put(row.getLong(1), Columns.json(row.getString(2))),
        (Object) attributes.keySet().toArray(Long[]::new));
    List<Object[]> contents = new ArrayList<>();
    attributes.forEach((pk, more) -> contents.add(new Object[] {merged(now.get(pk), more), pk}));
    sql.batch(SET_CONTENT, contents);
  }

  private static String merged(Object now, Object attributes) {
    return PlainJson.write(EncodedBatch.attributes(now, attributes));
  }
}
