package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.clew.store.EventRow;

/**
 * Appends events to one entity on the condition that nobody else did. When the answer gets lost the write is tried again, and the
 * batch id of the event that is there then tells whether the first try had arrived.
 */
final class Appends {
  /** What became of an attempt. */
  sealed interface Outcome {
    record Applied() implements Outcome {}

    /** The first event of the part exists already. */
    record Exists() implements Outcome {}

    /** A batch over several entities is about to write here. */
    record Claimed(UUID batch) implements Outcome {}
  }

  static final Outcome APPLIED = new Outcome.Applied();
  static final Outcome EXISTS = new Outcome.Exists();
  static final String EVENT = "INSERT INTO journal (pid, seq, serializer, manifest, payload, writer, time, batch_id, rows)"
      + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String APPEND =
      "UPDATE journal SET highest = ?, outbox = ? WHERE pid = ? IF highest = ? AND claim = NULL";

  private final Cql cql;
  private final Entities entities;

  Appends(Cql cql, Entities entities) {
    this.cql = cql;
    this.entities = entities;
  }

  /** @param rows graph rows to keep beside the events until they are written; empty when there are none */
  CompletionStage<Outcome> append(Part part, UUID batch, byte[] rows) {
    return new Attempt(part, batch, rows, cql.patience().deadline()).from(part.first() - 1, 0);
  }

  static List<Cql.Call> inserts(Part part, UUID batch, byte[] rows) {
    List<Cql.Call> calls = new ArrayList<>();
    for (EventRow event : part.events()) {
      Object outbox = calls.isEmpty() && rows.length > 0 ? ByteBuffer.wrap(rows) : Cql.UNSET;
      calls.add(new Cql.Call(EVENT, part.pid(), event.sequenceNr(), event.serializerId(), event.manifest(),
          ByteBuffer.wrap(event.payload()), event.writer(), event.timestamp(), batch, outbox));
    }
    return calls;
  }

  private final class Attempt {
    private final Part part;
    private final UUID batch;
    private final byte[] rows;
    private final long deadline;

    Attempt(Part part, UUID batch, byte[] rows, long deadline) {
      this.part = part;
      this.batch = batch;
      this.rows = rows;
      this.deadline = deadline;
    }

    CompletionStage<Outcome> from(long highest, int tries) {
      List<Cql.Call> calls = new ArrayList<>();
      calls.add(new Cql.Call(APPEND, part.last(), rows.length > 0 ? (Object) part.last() : Cql.UNSET, part.pid(),
          highest == 0 ? null : (Object) highest));
      calls.addAll(inserts(part, batch, rows));
      return cql.conditional(calls).handle((row, error) -> {
        if (error == null) return row.getBoolean(0) ? Stages.done(APPLIED) : refused(row, tries);
        if (!Failures.passes(error) || System.nanoTime() > deadline) return CompletableFuture.<Outcome>failedFuture(error);
        return Patience.later(tries, () -> from(highest, tries + 1));
      }).thenCompose(outcome -> outcome);
    }

    private CompletionStage<Outcome> refused(Row row, int tries) {
      long now = number(row, "highest");
      if (now >= part.first()) return whose();
      UUID claim = row.getColumnDefinitions().contains("claim") ? row.getUuid("claim") : null;
      if (claim != null) return Stages.done(new Outcome.Claimed(claim));
      return now > 0 ? from(now, tries) : entities.announce(part.pid()).thenCompose(_ -> from(0, tries));
    }

    /** An earlier try may have arrived although its answer did not. */
    private CompletionStage<Outcome> whose() {
      return cql.serial("SELECT batch_id FROM journal WHERE pid = ? AND seq = ?", part.pid(), part.first())
          .thenApply(row -> row != null && batch.equals(row.getUuid(0)) ? APPLIED : EXISTS);
    }
  }

  /** 0 for a value that is not there. */
  static long number(Row row, String column) {
    return row == null || !row.getColumnDefinitions().contains(column) || row.isNull(column) ? 0 : row.getLong(column);
  }
}
