package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.protocol.internal.util.Bytes;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.clew.store.EventRow;
import org.clew.store.Replay;

/**
 * Questions to the journal. Those that begin a recovery are linearizable: a write of an old owner that is still under way has
 * happened when they answer, or never will.
 */
final class JournalReads {
  private static final String COLUMNS =
      "SELECT seq, serializer, manifest, payload, writer, time, highest, outbox, applied, deleted, claim FROM journal"
      + " WHERE pid = ?";

  /** An event, null for a row without payload, with the state of its entity. */
  private record Found(EventRow event, Row row) {}

  private final Cql cql;
  private final Outbox outbox;

  JournalReads(Cql cql, Outbox outbox) {
    this.cql = cql;
    this.outbox = outbox;
  }

  List<EventRow> events(String pid, long from, long to, long max) {
    List<Found> found = query(pid, from, to, max);
    if (found.isEmpty()) return claimed(pid) ? events(pid, from, to, max) : List.of();
    Row state = found.getFirst().row();
    long deleted = Appends.number(state, "deleted");
    if (deleted >= from && found.size() == max) return deleted >= to ? List.of() : events(pid, deleted + 1, to, max);
    if (state.getUuid("claim") == null) return events(found);
    cql.await(outbox.repaired(pid));
    return events(pid, from, to, max);
  }

  private List<Found> query(String pid, long from, long to, long max) {
    return cql.await(cql.list(row -> found(pid, row), COLUMNS + " AND seq >= ? AND seq <= ? LIMIT ?", pid, from, to,
        Math.clamp(max, 1, Integer.MAX_VALUE)));
  }

  /** Whether there was a claim, which is gone now. */
  private boolean claimed(String pid) {
    Row state = cql.await(cql.first(Outbox.STATE, pid));
    if (state == null || state.getUuid("claim") == null) return false;
    cql.await(outbox.repaired(pid));
    return true;
  }

  long highest(String pid) {
    return Appends.number(cql.await(outbox.repaired(pid)), "highest");
  }

  Replay replay(String pid, long from, int max) {
    List<Found> found = cql.await(cql.serialList(row -> found(pid, row), COLUMNS + " AND seq >= ? LIMIT ?", pid, from,
        Math.max(1, max)));
    if (found.isEmpty()) {
      long highest = highest(pid);
      return highest < from ? new Replay(highest, List.of()) : new Replay(highest, events(pid, from, highest, max));
    }
    Row state = found.getFirst().row();
    long deleted = Appends.number(state, "deleted");
    if (deleted >= from && found.size() >= max) return replay(pid, deleted + 1, max);
    if (state.getUuid("claim") == null && !Outbox.isPending(state)) {
      return new Replay(Appends.number(state, "highest"), events(found));
    }
    cql.await(outbox.repaired(pid));
    return state.getUuid("claim") == null ? new Replay(Appends.number(state, "highest"), events(found)) : replay(pid, from, max);
  }

  private static List<EventRow> events(List<Found> found) {
    long deleted = Appends.number(found.getFirst().row(), "deleted");
    return found.stream().map(Found::event).filter(Objects::nonNull).filter(event -> event.sequenceNr() > deleted).toList();
  }

  private static Found found(String pid, Row row) {
    if (row.isNull("payload")) return new Found(null, row);
    return new Found(new EventRow(pid, row.getLong("seq"), row.getInt("serializer"), row.getString("manifest"),
        Bytes.getArray(row.getByteBuffer("payload")), row.getString("writer"), row.getLong("time")), row);
  }
}
