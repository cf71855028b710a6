package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.protocol.internal.util.Bytes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Brings the graph up to the events of an entity. Graph rows lie beside the first event of their batch until they are written;
 * whoever finds some left over writes them, as often as it takes.
 */
final class Outbox {
  /** Static columns of an entity. */
  static final String STATE = "SELECT DISTINCT pid, highest, outbox, applied, deleted, claim FROM journal WHERE pid = ?";

  private static final String SETTLE = "BEGIN UNLOGGED BATCH DELETE rows FROM journal WHERE pid = ? AND seq = ?;"
      + " UPDATE journal USING TIMESTAMP ? SET applied = ? WHERE pid = ?; APPLY BATCH";

  private record Kept(long sequenceNr, byte[] rows) {}

  private final Cql cql;
  private final GraphWrites graph;
  private final MultiWrites multi;

  Outbox(Cql cql, GraphWrites graph, MultiWrites multi) {
    this.cql = cql;
    this.graph = graph;
    this.multi = multi;
  }

  /** Forgets the rows of a batch that are written. May come late, twice or never. */
  CompletionStage<Void> settle(String pid, long first, long last) {
    return cql.write(SETTLE, pid, first, last, last, pid);
  }

  static boolean isPending(Row state) {
    return Appends.number(state, "outbox") > Appends.number(state, "applied");
  }

  /** The static columns once nothing is left to do; null when nobody ever wrote to the entity. */
  CompletionStage<Row> repaired(String pid) {
    return cql.serial(STATE, pid).thenCompose(state -> {
      UUID claim = state == null ? null : state.getUuid("claim");
      if (claim != null) return multi.resolve(claim, pid).thenCompose(_ -> repaired(pid));
      if (!isPending(state)) return Stages.done(state);
      return redo(pid, Appends.number(state, "applied"), Appends.number(state, "outbox")).thenApply(_ -> state);
    });
  }

  /** Brings the graph up to the events of all entities, of which it reads the state one by one. */
  CompletionStage<Void> settleAll() {
    return cql.list(row -> row, "SELECT DISTINCT pid, outbox, applied, claim FROM journal")
        .thenCompose(all -> Stages.each(all.stream()
        .filter(row -> isPending(row) || row.getUuid("claim") != null).map(row -> row.getString("pid")).toList(), 32,
            this::repaired))
        .thenApply(_ -> null);
  }

  private CompletionStage<Void> redo(String pid, long applied, long outbox) {
    return cql.list(row -> new Kept(row.getLong(0), row.isNull(1) ? new byte[0] : Bytes.getArray(row.getByteBuffer(1))),
        "SELECT seq, rows FROM journal WHERE pid = ? AND seq > ? AND seq <= ?", pid, applied, outbox)
        .thenCompose(all -> redo(pid, outbox, all.stream().filter(kept -> kept.rows().length > 0).toList()));
  }

  private CompletionStage<Void> redo(String pid, long outbox, List<Kept> left) {
    CompletionStage<Void> written = Stages.done(null);
    for (Kept kept : left) {
      written = written.thenCompose(_ -> graph.write(RowCodec.decode(kept.rows()), _ -> GraphWrites.stamp(kept.sequenceNr())));
    }
    return written.thenCompose(_ -> Stages.each(left, 8, kept -> settle(pid, kept.sequenceNr(), outbox))).thenApply(_ -> null);
  }

  /** Deletes all events and takes all numbers up to this one, so that nobody who knew the entity can write to it. */
  CompletionStage<Void> close(String pid, long number) {
    return repaired(pid).thenCompose(state -> raise(pid, Appends.number(state, "highest"), number, 0)).thenCompose(_ ->
        delete(pid, Long.MAX_VALUE));
  }

  private CompletionStage<Void> raise(String pid, long highest, long number, int tries) {
    if (highest >= number) return Stages.done(null);
    return cql.patience().repeat(() ->
        cql.conditional("UPDATE journal SET highest = ? WHERE pid = ? IF highest = ? AND claim = NULL", number, pid,
        highest == 0 ? null : (Object) highest)).thenCompose(row -> {
          if (row.getBoolean(0)) return Stages.done(null);
          return Patience.later(tries, () -> repaired(pid)).thenCompose(now ->
              raise(pid, Appends.number(now, "highest"), number, tries + 1));
        });
  }

  /** Deletes events up to the number, not beyond the last one there is, whose rows are written before. */
  CompletionStage<Void> delete(String pid, long to) {
    return repaired(pid).thenCompose(state -> {
      long last = Math.min(to, Appends.number(state, "highest"));
      if (last < 1) return Stages.done(null);
      return cql.write(last, "UPDATE journal SET deleted = ? WHERE pid = ?", last, pid)
          .thenCompose(_ -> cql.write("DELETE FROM journal WHERE pid = ? AND seq <= ?", pid, last));
    });
  }
}
