package org.clew.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clew.store.CheckpointTag;
import org.clew.store.EventRow;
import org.clew.store.Replay;
import org.clew.store.SnapshotRow;

/** Questions to journal, snapshots and checkpoint tags. A deleted event is a row without payload. */
final class JournalReads {
  private static final String ENTITY = "(SELECT id FROM entity WHERE persistence_id = ?)";
  private static final String EVENTS =
      "SELECT sequence_nr, serializer, manifest, payload, writer, timestamp FROM event WHERE entity = "
      + ENTITY + " AND sequence_nr BETWEEN ? AND ? AND payload IS NOT NULL ORDER BY sequence_nr LIMIT ?";
  private static final String HIGHEST = "SELECT max(sequence_nr) FROM event WHERE entity = " + ENTITY;
  private static final String SNAPSHOT =
      "SELECT sequence_nr, timestamp, serializer, manifest, payload FROM snapshot WHERE entity = "
      + ENTITY + " AND sequence_nr <= ? AND timestamp <= ? ORDER BY sequence_nr DESC LIMIT 1";

  private final Reads pool;

  JournalReads(Reads pool) {
    this.pool = pool;
  }

  List<EventRow> events(String id, long from, long to, long max) {
    return pool.read(sql -> events(sql, id, from, to, max));
  }

  long highest(String id) {
    return pool.read(sql -> sql.number(0, HIGHEST, id));
  }

  Replay replay(String id, long from, int max) {
    return pool.read(sql -> {
      List<EventRow> events = events(sql, id, from, Long.MAX_VALUE, max);
      boolean whole = !events.isEmpty() && events.size() < max;
      return new Replay(whole ? events.getLast().sequenceNr() : sql.number(0, HIGHEST, id), events);
    });
  }

  private static List<EventRow> events(Sql sql, String id, long from, long to, long max) throws SQLException {
    return sql.list(EVENTS, row -> event(id, row), id, from, to, max);
  }

  private static EventRow event(String id, ResultSet row) throws SQLException {
    return new EventRow(id, row.getLong(1), row.getInt(2), row.getString(3), row.getBytes(4), Columns.writer(row.getObject(5)),
        row.getLong(6));
  }

  List<String> persistenceIds(String after, int limit) {
    return pool.read(sql -> sql.list("SELECT persistence_id FROM entity WHERE persistence_id > ? AND EXISTS"
        + " (SELECT 1 FROM event WHERE entity = entity.id) ORDER BY persistence_id LIMIT ?", row -> row.getString(1), after,
        limit));
  }

  Optional<SnapshotRow> snapshot(String id, long maxSequenceNr, long maxTimestamp) {
    return pool.read(sql -> sql.first(SNAPSHOT, row -> new SnapshotRow(id, row.getLong(1), row.getLong(2), row.getInt(3),
        row.getString(4), row.getBytes(5)), id, maxSequenceNr, maxTimestamp));
  }

  List<CheckpointTag> tags(String id) {
    return pool.read(sql -> sql.list("SELECT ?, tag, sequence_nr, at FROM checkpoint_tag WHERE entity = " + ENTITY
        + " ORDER BY sequence_nr, tag", JournalReads::tag, id, id));
  }

  List<CheckpointTag> allTags() {
    return pool.read(sql -> sql.list(
        "SELECT persistence_id, tag, sequence_nr, at FROM checkpoint_tag JOIN entity ON entity.id = checkpoint_tag.entity"
        + " ORDER BY persistence_id, sequence_nr, tag", JournalReads::tag));
  }

  private static CheckpointTag tag(ResultSet row) throws SQLException {
    return new CheckpointTag(row.getString(1), row.getString(2), row.getLong(3), Instant.ofEpochMilli(row.getLong(4)));
  }
}
