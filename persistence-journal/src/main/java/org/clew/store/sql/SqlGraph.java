package org.clew.store.sql;

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
final class SqlGraph implements Graph {
  static final String PROCESS =
      "SELECT p.pk, n.uuid, p.kind, p.process_type, p.process_label, n.label, n.description, p.state,"
      + " p.paused, p.status, p.exit_status, p.exit_message, p.exception, p.parent_pk, p.job_state, p.scheduler_state, "
      + "p.cached_from, p.sealed, p.ctime, p.mtime FROM process p JOIN node n USING (pk)";
  private static final String NODE_COLUMNS =
      "n.pk AS pk, n.uuid AS uuid, n.node_type AS node_type, p.process_type AS process_type,"
      + " n.label AS label, n.description AS description, n.content AS content, n.ctime AS ctime,"
      + " coalesce(p.mtime, n.mtime) AS mtime";
  static final String NODE = "SELECT " + NODE_COLUMNS + " FROM node n LEFT JOIN process p USING (pk)";
  private static final String LINK = "SELECT l.source AS l_source, l.target AS l_target, l.type AS l_type, l.label AS l_label, "
      + NODE_COLUMNS + " FROM link l JOIN node n ON n.pk = ";

  private final Reads pool;
  private final String byCreation;
  private final String numberOfProcesses;

  SqlGraph(Dialect dialect) {
    this.pool = dialect.reads();
    this.byCreation = dialect.byCreation();
    this.numberOfProcesses = dialect.numberOfProcesses();
  }

  @Override public List<ProcessRow> processes(Filter filter) {
    return pool.read(sql -> {
      ProcessFilter pks = ProcessFilter.of(filter, few(sql, filter) ? byCreation : "");
      return sql.list(PROCESS + " WHERE p.pk IN (" + pks.sql() + ") ORDER BY p.pk DESC", SqlGraph::process,
          pks.arguments().toArray());
    });
  }

  /** Whether a bound on the time of creation alone leaves few enough rows to look at each. */
  private static boolean few(Sql sql, Filter filter) throws SQLException {
    if (filter.createdAfter().isEmpty()) return false;
    return sql.number(0, "SELECT count(*) FROM (SELECT 1 FROM process WHERE ctime >= ? LIMIT 5000) AS first",
        Columns.micros(filter.createdAfter().get())) < 5000;
  }

  @Override public Optional<ProcessRow> process(long pk) {
    return pool.read(sql -> sql.first(PROCESS + " WHERE p.pk = ?", SqlGraph::process, pk));
  }

  @Override public Map<String, Long> processCounts() {
    return pool.snapshot(sql -> {
      Map<String, Long> counts = new LinkedHashMap<>();
      sql.list("SELECT state, count(*) FROM process WHERE state <> 'finished' GROUP BY state",
          row -> counts.put(row.getString(1), row.getLong(2)));
      long others = counts.values().stream().mapToLong(Long::longValue).sum();
      long finished = sql.number(0, numberOfProcesses) - others;
      if (finished > 0) counts.put("finished", finished);
      return counts;
    });
  }

  @Override public List<ProcessRow> active() {
    return pool.read(sql -> sql.list(PROCESS + " WHERE p." + ProcessFilter.ACTIVE + " AND p.state <> 'finished' ORDER BY +p.pk",
        SqlGraph::process));
  }

  @Override public List<ProcessRow> called(long pk) {
    return pool.read(sql -> sql.list(PROCESS + " WHERE p.parent_pk = ? ORDER BY p.pk", SqlGraph::process, pk));
  }

  @Override public Optional<NodeRow> node(long pk) {
    return pool.read(sql -> sql.first(NODE + " WHERE n.pk = ?", SqlGraph::node, pk));
  }

  @Override public Optional<NodeRow> node(UUID uuid) {
    return pool.read(sql -> sql.first(NODE + " WHERE n.uuid = ?", SqlGraph::node, Columns.bytes(uuid)));
  }

  @Override public List<NodeRow> nodesByUuidPrefix(String prefix, int limit) {
    String digits = prefix.toLowerCase(Locale.ROOT).replace("-", "");
    if (digits.length() < 4) throw new IllegalArgumentException(
        "a uuid prefix needs at least 4 characters, was '" + prefix + "'");
    if (!digits.matches("[0-9a-f]{4,32}")) return List.of();
    byte[] first = Columns.bytes(uuid(digits, '0'));
    byte[] last = Columns.bytes(uuid(digits, 'f'));
    return pool.read(sql -> sql.list(NODE + " WHERE n.uuid BETWEEN ? AND ? ORDER BY n.uuid LIMIT ?", SqlGraph::node, first,
        last, limit));
  }

  private static UUID uuid(String digits, char filler) {
    String all = digits + String.valueOf(filler).repeat(32 - digits.length());
    return new UUID(Long.parseUnsignedLong(all, 0, 16, 16), Long.parseUnsignedLong(all, 16, 32, 16));
  }

  @Override public List<NodeRow> nodesByLabel(String label, int limit) {
    return pool.read(sql -> sql.list(NODE + " WHERE n.label = ? AND n.label <> '' ORDER BY n.pk DESC LIMIT ?", SqlGraph::node,
        label, limit));
  }

  @Override public List<LinkRow> incoming(long pk) {
    return pool.read(sql -> sql.list(
        LINK + "l.source LEFT JOIN process p ON p.pk = n.pk WHERE l.target = ? ORDER BY l.source, l.label",
        SqlGraph::link, pk));
  }

  @Override public List<LinkRow> outgoing(long pk) {
    return pool.read(sql -> sql.list(
        LINK + "l.target LEFT JOIN process p ON p.pk = n.pk WHERE l.source = ? ORDER BY l.target, l.label",
        SqlGraph::link, pk));
  }

  @Override public List<LogRow> logs(long pk) {
    return pool.read(sql -> sql.list("SELECT time, level, logger, message FROM log WHERE pk = ? ORDER BY time, sequence",
        row -> new LogRow(pk, Columns.instant(row.getLong(1)), row.getInt(2), row.getString(3), row.getString(4)), pk));
  }

  static ProcessRow process(ResultSet row) throws SQLException {
    return new ProcessRow(row.getLong(1), Columns.uuid(row.getBytes(2)), row.getString(3), row.getString(4), row.getString(5),
        row.getString(6), row.getString(7), row.getString(8), row.getInt(9) == 1, row.getString(10), Columns.integer(row, 11),
        row.getString(12), row.getString(13), Columns.whole(row, 14), row.getString(15), row.getString(16), row.getString(17),
        row.getInt(18) == 1, Columns.instant(row.getLong(19)), Columns.instant(row.getLong(20)));
  }

  static NodeRow node(ResultSet row) throws SQLException {
    return new NodeRow(row.getLong("pk"), Columns.uuid(row.getBytes("uuid")), row.getString("node_type"),
        row.getString("process_type"), row.getString("label"), row.getString("description"),
        Columns.json(row.getString("content")), Columns.instant(row.getLong("ctime")), Columns.instant(row.getLong("mtime")));
  }

  private static LinkRow link(ResultSet row) throws SQLException {
    return new LinkRow(node(row), row.getLong("l_source"), row.getLong("l_target"), row.getString("l_type"),
        row.getString("l_label"));
  }
}
