package org.clew.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clew.store.PlainJson;
import org.clew.store.Row;

/** Writes changes of processes; each names only the columns that it sets. */
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
      return new Update(set.append(" WHERE pk = ?").toString(), values.toArray());
    }

    private static void set(StringBuilder set, List<Object> values, String column, Object value) {
      if (value == null) return;
      set.append(", ").append(column).append(" = ?");
      values.add("".equals(value) ? null : value);
    }
  }

  static void one(Sql sql, Row.ProcessChange change) throws SQLException {
    Update update = Update.of(change);
    sql.update(update.sql(), update.values());
    if (change.attributes() == null) return;
    Object now = sql.first("SELECT content FROM node WHERE pk = ?", row -> PlainJson.read(row.getString(1)), change.pk())
        .orElse(null);
    sql.update(SET_CONTENT, merged(now, change), change.pk());
  }

  /** Changes of different processes, in few round trips. */
  static void all(Sql sql, Collection<Row.ProcessChange> changes) throws SQLException {
    Map<String, List<Object[]>> updates = new LinkedHashMap<>();
    for (Row.ProcessChange change : changes) {
      Update update = Update.of(change);
      updates.computeIfAbsent(update.sql(), _ -> new ArrayList<>()).add(update.values());
    }
    for (Map.Entry<String, List<Object[]>> update : updates.entrySet()) sql.batch(update.getKey(), update.getValue());
    List<Row.ProcessChange> more = changes.stream().filter(change -> Objects.nonNull(change.attributes())).toList();
    if (more.isEmpty()) return;
    Map<Long, Object> now = new HashMap<>();
    sql.list("SELECT pk, content FROM node WHERE pk = ANY(?) ORDER BY pk FOR UPDATE",
        row -> now.put(row.getLong(1), Columns.json(row.getString(2))),
        (Object) more.stream().map(Row.ProcessChange::pk).toArray(Long[]::new));
    List<Object[]> contents = new ArrayList<>();
    for (Row.ProcessChange change : more) contents.add(new Object[] {merged(now.get(change.pk()), change), change.pk()});
    sql.batch(SET_CONTENT, contents);
  }

  private static String merged(Object now, Row.ProcessChange change) {
    return PlainJson.write(EncodedBatch.attributes(now, change.attributes()));
  }
}
