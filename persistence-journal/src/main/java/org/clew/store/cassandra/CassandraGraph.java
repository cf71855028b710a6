package org.clew.store.cassandra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.clew.store.Graph;

/** Provenance and process queries. Each row is read whole; rows of one answer may be of different moments. */
final class CassandraGraph implements Graph {
  private final Cql cql;
  private final ProcessReads processes;
  private final NodeReads nodes;

  CassandraGraph(Cql cql) {
    this.cql = cql;
    this.processes = new ProcessReads(cql);
    this.nodes = new NodeReads(cql);
  }

  @Override public List<ProcessRow> processes(Filter filter) {
    return processes.list(filter);
  }

  @Override public Optional<ProcessRow> process(long pk) {
    return cql.await(processes.process(pk));
  }

  @Override public Map<String, Long> processCounts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    processes.states().forEach(state -> counts.merge(state, 1L, Long::sum));
    return counts;
  }

  @Override public List<ProcessRow> active() {
    return cql.await(processes.inStates(ProcessFilter.ACTIVE));
  }

  @Override public List<ProcessRow> called(long pk) {
    return cql.await(cql.list(row -> row.getLong(0), "SELECT pk FROM child WHERE parent = ?", pk)
        .thenCompose(processes::processes));
  }

  @Override public Optional<NodeRow> node(long pk) {
    return cql.await(nodes.node(pk));
  }

  @Override public Optional<NodeRow> node(UUID uuid) {
    return nodes.byUuid(uuid);
  }

  @Override public List<NodeRow> nodesByUuidPrefix(String prefix, int limit) {
    String digits = prefix.toLowerCase(Locale.ROOT).replace("-", "");
    if (digits.length() < 4) throw new IllegalArgumentException(
        "a uuid prefix needs at least 4 characters, was '" + prefix + "'");
    return digits.matches("[0-9a-f]{4,32}") && limit > 0 ? nodes.byPrefix(digits, limit) : List.of();
  }

  @Override public List<NodeRow> nodesByLabel(String label, int limit) {
    return label.isEmpty() || limit < 1 ? List.of() : nodes.byLabel(label, limit);
  }

  @Override public List<LinkRow> incoming(long pk) {
    return nodes.incoming(pk);
  }

  @Override public List<LinkRow> outgoing(long pk) {
    return nodes.outgoing(pk);
  }

  @Override public List<LogRow> logs(long pk) {
    return cql.await(cql.list(row -> new LogRow(pk, RowCodec.instant(row.getLong(0)), row.getInt(1), row.getString(2),
        row.getString(3)), "SELECT time, level, logger, message FROM log WHERE pk = ?", pk));
  }
}
