package org.clew.store.sql;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.clew.provenance.TraversalRule;
import org.clew.provenance.TraversalRule.Way;
import org.clew.store.Annotations;
import org.clew.store.Bulk;
import org.clew.store.Graph.ProcessRow;

/** Reads the graph in lots, and hands insertions and removals to the writer as one task each. */
final class SqlBulk implements Bulk {
  private final Dialect dialect;
  private final Reads pool;
  private final Writer writer;

  SqlBulk(Dialect dialect, Writer writer) {
    this.dialect = dialect;
    this.pool = dialect.reads();
    this.writer = writer;
  }

  @Override public List<Node> nodes(List<Long> pks) {
    return pks.isEmpty() ? List.of() : nodes("n.pk", Lot.of(pks));
  }

  @Override public List<Node> nodesOf(List<UUID> uuids) {
    return uuids.isEmpty() ? List.of() : nodes("n.uuid", Lot.of(uuids.stream().map(Columns::bytes).toList()));
  }

  private List<Node> nodes(String key, Lot lot) {
    return pool.snapshot(sql -> {
      Map<Long, ProcessRow> processes = new HashMap<>();
      sql.list(SqlGraph.PROCESS + " WHERE " + key + lot.in(), SqlGraph::process, lot.values())
          .forEach(process -> processes.put(process.pk(), process));
      return sql.list(SqlGraph.NODE + " WHERE " + key + lot.in(), SqlGraph::node, lot.values()).stream()
          .map(row -> new Node(row, processes.get(row.pk()))).toList();
    });
  }

  @Override public List<Link> links(List<Long> pks, Way way) {
    if (pks.isEmpty()) return List.of();
    Lot lot = Lot.of(pks);
    String order = switch (way) {
      case FORWARD -> "source" + lot.in() + " ORDER BY source, target, type, label";
      case BACKWARD -> "target" + lot.in() + " ORDER BY target, source, type, label";
    };
    return pool.read(sql -> sql.list("SELECT source, target, type, label FROM link WHERE " + order,
        row -> new Link(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)), lot.values()));
  }

  @Override public List<LogLine> logs(List<Long> pks) {
    if (pks.isEmpty()) return List.of();
    Lot lot = Lot.of(pks);
    return pool.read(sql -> sql.list("SELECT pk, time, sequence, level, logger, message FROM log WHERE pk" + lot.in()
        + " ORDER BY pk, time, sequence", row -> new LogLine(row.getLong(1), Columns.instant(row.getLong(2)), row.getInt(3),
            row.getInt(4), row.getString(5), row.getString(6)), lot.values()));
  }

  @Override public List<Annotations.Comment> comments(List<Long> pks) {
    if (pks.isEmpty()) return List.of();
    Lot lot = Lot.of(pks);
    return pool.read(sql -> sql.list(SqlAnnotations.COMMENT + "pk" + lot.in() + " ORDER BY pk, ctime, uuid",
        SqlAnnotations::comment, lot.values()));
  }

  @Override public void insert(Insertion insertion) {
    written(session -> {
      BulkInserts inserts = new BulkInserts(session, dialect);
      try {
        insertion.into(inserts);
        inserts.flush();
        return null;
      } catch (BulkInserts.Failed e) {
        throw e.failure();
      }
    });
  }

  @Override public Removed remove(Collection<Long> pks, Set<TraversalRule> followed, Collection<String> forgotten) {
    return written(session -> new Removal(session, followed).run(pks, forgotten));
  }

  private <T> T written(WriteTask<T> task) {
    try {
      return writer.submit(Set.of(), task).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Values of a condition, filled up to one of few lengths so that statements can be used again. */
  record Lot(String in, Object[] values) {
    private static final List<Integer> LENGTHS = List.of(1, 20, LOT);

    static Lot of(List<?> wanted) {
      int length = LENGTHS.stream().filter(size -> size >= wanted.size()).findFirst()
          .orElseThrow(() -> new IllegalArgumentException(wanted.size() + " are too many at once"));
      Object[] values = new Object[length];
      for (int i = 0; i < length; i++) values[i] = wanted.get(Math.min(i, wanted.size() - 1));
      return new Lot(" IN (" + String.join(", ", Collections.nCopies(length, "?")) + ")", values);
    }
  }
}
