package org.clew.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.store.PlainJson;
import org.clew.store.Row;

/** Writes rows of the provenance graph. Inserts are idempotent by key; a change names only the columns that it sets. */
final class GraphWrites {
  private static final String CACHED_FROM = "cached_from";

  private GraphWrites() {}

  static void write(WriteSession session, EncodedBatch batch) throws SQLException {
    if (!batch.inserts().isEmpty() || !batch.changes().isEmpty()) session.changed();
    for (EncodedBatch.Insert insert : batch.inserts()) insert(session.sql(), insert);
    for (Row.ProcessChange change : batch.changes()) change(session.sql(), change);
  }

  private static void insert(Sql sql, EncodedBatch.Insert insert) throws SQLException {
    switch (insert.row()) {
      case Row.DataNode(var pk, var uuid, var type, _, var label, var ctime) ->
          node(sql, pk, Columns.bytes(uuid), type, label, "", Columns.micros(ctime), insert.json());
      case Row.ProcessNode node -> process(sql, node, insert.json());
      case Row.Link(var source, var target, var type, var label) ->
          sql.update("INSERT OR IGNORE INTO link (target, source, type, label) VALUES (?, ?, ?, ?)", target, source, type, label);
      case Row.Log(var pk, var time, var level, var logger, var message, var sequence) ->
          sql.update("INSERT OR IGNORE INTO log (pk, time, sequence, level, logger, message) VALUES (?, ?, ?, ?, ?, ?)",
              pk, Columns.micros(time), sequence, level, logger, message);
      case Row.ProcessChange _ -> throw new IllegalStateException("a change is not an insert");
    }
  }

  private static void node(Sql sql, long pk, byte[] uuid, String type, String label, String description, long ctime, String json)
      throws SQLException {
    sql.update("INSERT OR IGNORE INTO node (pk, uuid, node_type, label, description, ctime, mtime, content)"
        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)", pk, uuid, type, text(label), text(description), ctime, ctime, json);
  }

  private static void process(Sql sql, Row.ProcessNode node, String json) throws SQLException {
    long ctime = Columns.micros(node.ctime());
    node(sql, node.pk(), Columns.bytes(node.uuid()), "process." + node.kind(), node.label(), node.description(), ctime, json);
    sql.update(
        "INSERT OR IGNORE INTO process (pk, kind, process_type, process_label, parent_pk, ctime, mtime, state, cached_from)"
        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", node.pk(), node.kind(), node.processType(), text(node.processLabel()),
        node.parentPk().orElse(null), ctime, ctime, node.state(), cachedFrom(node.attributes()));
  }

  private static void change(Sql sql, Row.ProcessChange change) throws SQLException {
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
    set(set, values, CACHED_FROM, cachedFrom(change.attributes()));
    values.add(change.pk());
    sql.update(set.append(" WHERE pk = ?").toString(), values.toArray());
    if (change.attributes() != null) mergeAttributes(sql, change);
  }

  private static void set(StringBuilder set, List<Object> values, String column, Object value) {
    if (value == null) return;
    set.append(", ").append(column).append(" = ?");
    values.add("".equals(value) ? null : value);
  }

  private static void mergeAttributes(Sql sql, Row.ProcessChange change) throws SQLException {
    Object now = sql.first("SELECT content FROM node WHERE pk = ?", row -> PlainJson.read(row.getString(1)), change.pk())
        .orElse(null);
    sql.update("UPDATE node SET content = ? WHERE pk = ?", PlainJson.write(EncodedBatch.attributes(now, change.attributes())),
        change.pk());
  }

  private static Object cachedFrom(Object attributes) {
    return attributes instanceof Map<?, ?> map && map.get(CACHED_FROM) instanceof String uuid ? uuid : null;
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
