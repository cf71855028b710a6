package org.clew.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.store.Annotations;
import org.clew.store.Bulk;
import org.clew.store.EventRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Groups;
import org.clew.store.PlainJson;
import org.clew.store.StoreException;

/** Rows on their way into the transaction of one task, equal statements together. */
final class BulkInserts implements Bulk.Sink {
  private static final int TOGETHER = 500;
  private static final String NODE = "INSERT INTO node (pk, uuid, node_type, label, description, ctime, mtime, content)"
      + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String PROCESS =
      "INSERT INTO process (pk, kind, process_type, process_label, parent_pk, ctime, mtime, state, paused,"
      + " sealed, status, exit_status, exit_message, exception, job_state, scheduler_state, cached_from)"
      + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String CALLER = "UPDATE process SET parent_pk = ? WHERE pk = ? AND parent_pk IS NULL";

  private static final String EXTRAS =
      "INSERT INTO extras (pk, content) VALUES (?, ?) ON CONFLICT (pk) DO UPDATE SET content = excluded.content";
  private static final String COMMENT =
      "INSERT INTO node_comment (uuid, pk, author, ctime, mtime, text) VALUES (?, ?, ?, ?, ?, ?)"
      + " ON CONFLICT (uuid) DO UPDATE SET author = excluded.author, mtime = excluded.mtime, text = excluded.text";
  private static final String GROUP =
      "INSERT INTO node_group (uuid, label, type, description, author, ctime, extras) VALUES (?, ?, ?, ?, ?, ?, ?)";
  private static final String MEMBER = "INSERT INTO group_member (node_group, pk) VALUES (?, ?) ON CONFLICT DO NOTHING";

  private final WriteSession session;
  private final Dialect dialect;
  private final Sql sql;
  private final Map<String, List<Object[]>> waiting = new LinkedHashMap<>();

  BulkInserts(WriteSession session, Dialect dialect) throws SQLException {
    this.session = session;
    this.dialect = dialect;
    this.sql = session.now();
  }

  @Override public void node(Bulk.Node node) {
    var row = node.row();
    add(NODE, row.pk(), Columns.bytes(row.uuid()), row.nodeType(), row.label(), row.description(), Columns.micros(row.ctime()),
        Columns.micros(row.mtime()), PlainJson.write(row.content()));
    if (node.process() != null) process(node.process());
  }

  private void process(ProcessRow row) {
    add(PROCESS, row.pk(), row.kind(), row.processType(), row.processLabel(), row.parentPk(), Columns.micros(row.ctime()),
        Columns.micros(row.mtime()), row.state(), row.paused(), row.sealed(), row.status(), row.exitStatus(), row.exitMessage(),
        row.exception(), row.jobState(), row.schedulerState(), row.cachedFrom());
  }

  @Override public void link(Bulk.Link link) {
    add(GraphWrites.LINK, link.target(), link.source(), link.type(), link.label());
  }

  @Override public void log(Bulk.LogLine line) {
    add(GraphWrites.LOG, line.pk(), Columns.micros(line.time()), line.sequence(), line.level(), line.logger(), line.message());
  }

  @Override public Map<Long, Map<String, Object>> extras(List<Long> pks) {
    Map<Long, Map<String, Object>> found = new HashMap<>();
    if (pks.isEmpty()) return found;
    var lot = SqlBulk.Lot.of(pks);
    try {
      sql.list("SELECT pk, content FROM extras WHERE pk" + lot.in(),
          row -> found.put(row.getLong(1), SqlAnnotations.object(row.getString(2))), lot.values());
      return found;
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  @Override public void extras(long pk, Map<String, Object> extras) {
    if (extras.isEmpty()) add("DELETE FROM extras WHERE pk = ?", pk);
    else add(EXTRAS, pk, PlainJson.write(extras));
  }

  @Override public List<Annotations.Comment> comments(List<UUID> uuids) {
    if (uuids.isEmpty()) return List.of();
    var lot = SqlBulk.Lot.of(uuids.stream().map(Columns::bytes).toList());
    try {
      return sql.list(SqlAnnotations.COMMENT + "uuid" + lot.in(), SqlAnnotations::comment, lot.values());
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  @Override public void comment(Annotations.Comment comment) {
    add(COMMENT, Columns.bytes(comment.uuid()), comment.pk(), comment.author(), Columns.micros(comment.ctime()),
        Columns.micros(comment.mtime()), comment.text());
  }

  @Override public void group(Groups.Group group) {
    add(GROUP, Columns.bytes(group.uuid()), group.label(), group.type(), group.description(), group.author(),
        Columns.micros(group.ctime()), PlainJson.write(group.extras()));
  }

  @Override public void member(UUID group, long pk) {
    add(MEMBER, Columns.bytes(group), pk);
  }

  @Override public void event(EventRow event) {
    session.changed();
    try {
      long entity = session.entity(event.persistenceId());
      int added = sql.update(EventWrites.INSERT, entity, event.sequenceNr(), event.serializerId(), event.timestamp(),
          dialect.writerColumn(event.writer()), event.manifest(), event.payload());
      if (added == 0) throw new StoreException("Somebody else has changed '" + event.persistenceId()
          + "' meanwhile; nothing was written. Try again.");
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  @Override public void calledBy(long process, long caller) {
    add(CALLER, caller, process);
  }

  @Override public void require(List<Long> pks) {
    if (pks.isEmpty()) return;
    var lot = SqlBulk.Lot.of(pks);
    try {
      long found = sql.number(0, "SELECT count(*) FROM node WHERE pk" + lot.in(), lot.values());
      if (found < pks.stream().distinct().count())
        throw new StoreException("Nodes were deleted meanwhile; nothing was written. Try again.");
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  private void add(String statement, Object... arguments) {
    session.changed();
    var rows = waiting.computeIfAbsent(statement, _ -> new ArrayList<>());
    rows.add(arguments);
    if (rows.size() >= TOGETHER) run(statement, rows);
  }

  private void run(String statement, List<Object[]> rows) {
    try {
      sql.batch(statement, rows);
      rows.clear();
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  void flush() {
    waiting.forEach((statement, rows) -> {
      if (!rows.isEmpty()) run(statement, rows);
    });
  }

  /** Carries the failure of a statement through callers that know nothing of SQL. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient SQLException failure;

    Failed(SQLException failure) {
      super(failure);
      this.failure = failure;
    }

    SQLException failure() {
      return failure;
    }
  }
}
