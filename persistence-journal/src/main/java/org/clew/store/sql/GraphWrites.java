package org.clew.store.sql;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.clew.store.Row;

/** Writes rows of the provenance graph. Inserts are idempotent by key. */
final class GraphWrites {
  static final String CACHED_FROM = "cached_from";

  private static final String NODE = "INSERT INTO node (pk, uuid, node_type, label, description, ctime, mtime, content)"
      + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String PROCESS =
      "INSERT INTO process (pk, kind, process_type, process_label, parent_pk, ctime, mtime, state, cached_from)"
      + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  /** Columns of a process that has gone on, or ended, in the batch with which it comes. */
  private static final String PROCESS_SINCE =
      "INSERT INTO process (pk, kind, process_type, process_label, parent_pk, ctime, mtime, state, cached_from, paused, status,"
      + " exit_status, exit_message, exception, job_state, scheduler_state, sealed)"
      + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  static final String LINK =
      "INSERT INTO link (target, source, type, label) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
  static final String LOG = "INSERT INTO log (pk, time, sequence, level, logger, message)"
      + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  private GraphWrites() {}

  static void write(WriteSession session, EncodedBatch batch) throws SQLException {
    if (!batch.inserts().isEmpty() || !batch.changes().isEmpty()) session.changed();
    Set<Long> done = new HashSet<>();
    for (EncodedBatch.Insert insert : batch.inserts()) {
      Row.ProcessChange since = session.runsAtOnce() && insert.row() instanceof Row.ProcessNode node ? since(node, batch) : null;
      if (since == null) insert(session, insert);
      else if (process(session, (Row.ProcessNode) insert.row(), insert.json(), since)) done.add(since.pk());
    }
    for (Row.ProcessChange change : batch.changes()) {
      if (done.contains(change.pk())) continue;
      SqlCalculations.note(session, change.pk(), change.attributes());
      session.change(change);
    }
  }

  /** What has become of a new process in the same batch, if one row can say it; null otherwise. */
  private static Row.ProcessChange since(Row.ProcessNode node, EncodedBatch batch) {
    for (Row.ProcessChange change : batch.changes()) {
      if (change.pk() == node.pk()) return change.attributes() == null ? change : null;
    }
    return null;
  }

  private static void insert(WriteSession session, EncodedBatch.Insert insert) throws SQLException {
    switch (insert.row()) {
      case Row.DataNode(var pk, var uuid, var type, _, var label, var description, var ctime) -> session.add(NODE, pk,
          Columns.bytes(uuid), type, text(label), text(description), Columns.micros(ctime), Columns.micros(ctime), insert.json());
      case Row.ProcessNode node -> process(session, node, insert.json());
      case Row.Link(var source, var target, var type, var label) -> session.add(LINK, target, source, type, label);
      case Row.Log(var pk, var time, var level, var logger, var message, var sequence) ->
          session.add(LOG, pk, Columns.micros(time), sequence, level, logger, message);
      case Row.ProcessChange _ -> throw new IllegalStateException("a change is not an insert");
    }
  }

  private static void process(WriteSession session, Row.ProcessNode node, String json) throws SQLException {
    node(session, node, json);
    long ctime = Columns.micros(node.ctime());
    session.add(PROCESS, node.pk(), node.kind(), node.processType(), text(node.processLabel()), node.parentPk().orElse(null),
        ctime, ctime, node.state(), cachedFrom(node.attributes()));
  }

  /** One row for both; false, and nothing of the change, when the process is there already. */
  private static boolean process(WriteSession session, Row.ProcessNode node, String json, Row.ProcessChange since)
      throws SQLException {
    node(session, node, json);
    return session.now().update(PROCESS_SINCE, node.pk(), node.kind(), node.processType(), text(node.processLabel()),
        node.parentPk().orElse(null), Columns.micros(node.ctime()), Columns.micros(since.mtime()),
        since.state() == null ? node.state() : since.state(), cachedFrom(node.attributes()), isTrue(since.paused()),
        orNull(since.status()), since.exitStatus(), orNull(since.exitMessage()), orNull(since.exception()),
        orNull(since.jobState()), orNull(since.schedulerState()), isTrue(since.sealed())) > 0;
  }

  private static void node(WriteSession session, Row.ProcessNode node, String json) throws SQLException {
    long ctime = Columns.micros(node.ctime());
    session.add(NODE, node.pk(), Columns.bytes(node.uuid()), "process." + node.kind(), text(node.label()),
        text(node.description()), ctime, ctime, json);
    SqlCalculations.note(session, node.pk(), node.attributes());
  }

  private static boolean isTrue(Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }

  /** Empty text means none, as in {@link ProcessChanges}. */
  private static String orNull(String text) {
    return "".equals(text) ? null : text;
  }

  static Object cachedFrom(Object attributes) {
    return attributes instanceof Map<?, ?> map && map.get(CACHED_FROM) instanceof String uuid ? uuid : null;
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
