package org.clew.store.sql;

import java.sql.SQLException;
import java.util.Map;
import org.clew.store.Row;

/** Writes rows of the provenance graph. Inserts are idempotent by key. */
final class GraphWrites {
  static final String CACHED_FROM = "cached_from";

  private static final String NODE = "INSERT INTO node (pk, uuid, node_type, label, description, ctime, mtime, content)"
      + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String PROCESS =
      "INSERT INTO process (pk, kind, process_type, process_label, parent_pk, ctime, mtime, state, cached_from)"
      + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  static final String LINK =
      "INSERT INTO link (target, source, type, label) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
  static final String LOG = "INSERT INTO log (pk, time, sequence, level, logger, message)"
      + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  private GraphWrites() {}

  static void write(WriteSession session, EncodedBatch batch) throws SQLException {
    if (!batch.inserts().isEmpty() || !batch.changes().isEmpty()) session.changed();
    for (EncodedBatch.Insert insert : batch.inserts()) insert(session, insert);
    for (Row.ProcessChange change : batch.changes()) {
      SqlCalculations.note(session, change.pk(), change.attributes());
      session.change(change);
    }
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
    long ctime = Columns.micros(node.ctime());
    session.add(NODE, node.pk(), Columns.bytes(node.uuid()), "process." + node.kind(), text(node.label()),
        text(node.description()), ctime, ctime, json);
    session.add(PROCESS, node.pk(), node.kind(), node.processType(), text(node.processLabel()), node.parentPk().orElse(null),
        ctime, ctime, node.state(), cachedFrom(node.attributes()));
    SqlCalculations.note(session, node.pk(), node.attributes());
  }

  static Object cachedFrom(Object attributes) {
    return attributes instanceof Map<?, ?> map && map.get(CACHED_FROM) instanceof String uuid ? uuid : null;
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
