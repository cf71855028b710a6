package org.clew.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.clew.store.Graph;

/** Provenance and process queries. */
final class SqliteGraph implements Graph {
  private static final String PROCESS = "SELECT p.*, n.uuid, n.label, n.description FROM process p JOIN node n USING (pk)";
  private static final String NODE_COLUMNS = "n.pk AS pk, n.uuid AS uuid, n.node_type AS node_type, p.process_type AS process_type,"
      + " n.label AS label, n.description AS description, n.content AS content, n.ctime AS ctime, coalesce(p.mtime, n.mtime) AS mtime";
  private static final String NODE = "SELECT " + NODE_COLUMNS + " FROM node n LEFT JOIN process p USING (pk)";
  private static final String LINK = "SELECT l.source AS l_source, l.target AS l_target, l.type AS l_type, l.label AS l_label, "
      + NODE_COLUMNS + " FROM link l JOIN node n ON n.pk = ";

  private final ReadPool pool;

  SqliteGraph(ReadPool pool) {
    this.pool = pool;
  }

  @Override public List<ProcessRow> processes(Filter filter) {
    ProcessFilter pks = ProcessFilter.of(filter);
    String sql = PROCESS + " WHERE p.pk IN (" + pks.sql() + ") ORDER BY p.pk DESC";
    return pool.read(connection -> connection.list(sql, SqliteGraph::process, pks.arguments().toArray()));
  }

  @Override public Optional<ProcessRow> process(long pk) {
    return pool.read(sql -> sql.first(PROCESS + " WHERE p.pk = ?", SqliteGraph::process, pk));
  }

  @Override public Map<String, Long> processCounts() {
    return pool.snapshot(sql -> {
      Map<String, Long> counts = new LinkedHashMap<>();
      sql.list("SELECT state, count(*) FROM process WHERE state <> 'finished' GROUP BY state",
          row -> counts.put(row.getString(1), row.getLong(2)));
      long others = counts.values().stream().mapToLong(Long::longValue).sum();
      long finished = sql.number(0, "SELECT count(*) FROM process") - others;
      if (finished > 0) counts.put("finished", finished);
      return counts;
    });
  }

  @Override public List<ProcessRow> active() {
    return pool.read(sql -> sql.list(PROCESS + " WHERE p.pk IN (SELECT pk FROM process WHERE " + ProcessFilter.ACTIVE + ") ORDER BY p.pk",
        SqliteGraph::process));
  }

  @Override public List<ProcessRow> called(long pk) {
    return pool.read(sql -> sql.list(PROCESS + " WHERE p.parent_pk = ? ORDER BY p.pk", SqliteGraph::process, pk));
  }

  @Override public Optional<NodeRow> node(long pk) {
    return pool.read(sql -> sql.first(NODE + " WHERE n.pk = ?", SqliteGraph::node, pk));
  }

  @Override public Optional<NodeRow> node(UUID uuid) {
    return pool.read(sql -> sql.first(NODE + " WHERE n.uuid = ?", SqliteGraph::node, Columns.bytes(uuid)));
  }

  @Override public List<NodeRow> nodesByUuidPrefix(String prefix, int limit) {
    String digits = prefix.toLowerCase(Locale.ROOT).replace("-", "");
    if (digits.length() < 4) throw new IllegalArgumentException("a uuid prefix needs at least 4 characters, was '" + prefix + "'");
    if (!digits.matches("[0-9a-f]{4,32}")) return List.of();
    byte[] first = Columns.bytes(uuid(digits, '0'));
    byte[] last = Columns.bytes(uuid(digits, 'f'));
    return pool.read(sql -> sql.list(NODE + " WHERE n.uuid BETWEEN ? AND ? ORDER BY n.uuid LIMIT ?", SqliteGraph::node, first, last, limit));
  }

  private static UUID uuid(String digits, char filler) {
    String all = digits + String.valueOf(filler).repeat(32 - digits.length());
    return new UUID(Long.parseUnsignedLong(all, 0, 16, 16), Long.parseUnsignedLong(all, 16, 32, 16));
  }

  @Override public List<NodeRow> nodesByLabel(String label, int limit) {
    return pool.read(sql -> sql.list(NODE + " WHERE n.label = ? AND n.label <> '' ORDER BY n.pk DESC LIMIT ?", SqliteGraph::node, label,
        limit));
  }

  @Override public List<LinkRow> incoming(long pk) {
    return pool.read(sql -> sql.list(LINK + "l.source LEFT JOIN process p ON p.pk = n.pk WHERE l.target = ? ORDER BY l.source, l.label",
        SqliteGraph::link, pk));
  }

  @Override public List<LinkRow> outgoing(long pk) {
    return pool.read(sql -> sql.list(LINK + "l.target LEFT JOIN process p ON p.pk = n.pk WHERE l.source = ? ORDER BY l.target, l.label",
        SqliteGraph::link, pk));
  }

  @Override public List<LogRow> logs(long pk) {
    return pool.read(sql -> sql.list("SELECT time, level, logger, message FROM log WHERE pk = ? ORDER BY time, sequence",
        row -> new LogRow(pk, Columns.instant(row.getLong(1)), row.getInt(2), row.getString(3), row.getString(4)), pk));
  }

  private static ProcessRow process(ResultSet row) throws SQLException {
    return new ProcessRow(row.getLong("pk"), Columns.uuid(row.getBytes("uuid")), row.getString("kind"), row.getString("process_type"),
        row.getString("process_label"), row.getString("label"), row.getString("description"), row.getString("state"),
        row.getInt("paused") == 1, row.getString("status"), Columns.integer(row, "exit_status"), row.getString("exit_message"),
        row.getString("exception"), Columns.whole(row, "parent_pk"), row.getString("job_state"), row.getString("scheduler_state"),
        row.getString("cached_from"), row.getInt("sealed") == 1, Columns.instant(row.getLong("ctime")),
        Columns.instant(row.getLong("mtime")));
  }

  private static NodeRow node(ResultSet row) throws SQLException {
    return new NodeRow(row.getLong("pk"), Columns.uuid(row.getBytes("uuid")), row.getString("node_type"), row.getString("process_type"),
        row.getString("label"), row.getString("description"), Columns.json(row.getString("content")), Columns.instant(row.getLong("ctime")),
        Columns.instant(row.getLong("mtime")));
  }

  private static LinkRow link(ResultSet row) throws SQLException {
    return new LinkRow(node(row), row.getLong("l_source"), row.getLong("l_target"), row.getString("l_type"), row.getString("l_label"));
  }
}
