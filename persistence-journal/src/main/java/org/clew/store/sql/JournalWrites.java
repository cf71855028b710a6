package org.clew.store.sql;

import java.sql.SQLException;
import org.clew.store.SnapshotRange;
import org.clew.store.SnapshotRow;

/** Writes of snapshots and checkpoint tags, and deletions. Each answers null, which completes a stage of Void. */
final class JournalWrites {
  private static final String SAVE_SNAPSHOT =
      "INSERT INTO snapshot (entity, sequence_nr, timestamp, serializer, manifest, payload) VALUES (?, ?, ?, ?, ?, ?)"
      + " ON CONFLICT (entity, sequence_nr) DO UPDATE SET timestamp = excluded.timestamp, serializer = excluded.serializer,"
      + " manifest = excluded.manifest, payload = excluded.payload";

  private JournalWrites() {}

  /** Keeps the rows without their payload: their keys go on to fence stale writers. */
  static Void deleteEvents(WriteSession session, String id, long to) throws SQLException {
    session.changed();
    session.now().update(
        "UPDATE event SET payload = NULL, manifest = '' WHERE entity = ? AND sequence_nr <= ? AND payload IS NOT NULL",
        entity(session, id), to);
    return null;
  }

  static Void saveSnapshot(WriteSession session, SnapshotRow row) throws SQLException {
    session.changed();
    session.add(SAVE_SNAPSHOT, entity(session, row.persistenceId()), row.sequenceNr(), row.timestamp(),
        row.serializerId(), row.manifest(), row.payload());
    return null;
  }

  static Void deleteSnapshots(WriteSession session, String id, SnapshotRange range) throws SQLException {
    session.changed();
    session.now().update("DELETE FROM snapshot WHERE entity = ? AND sequence_nr BETWEEN ? AND ? AND timestamp BETWEEN ? AND ?",
        entity(session, id), range.minSequenceNr(), range.maxSequenceNr(), range.minTimestamp(), range.maxTimestamp());
    return null;
  }

  static Void tag(WriteSession session, String id, String tag, long sequenceNr) throws SQLException {
    session.changed();
    session.now().update("INSERT INTO checkpoint_tag (entity, tag, sequence_nr, at) VALUES (?, ?, ?, ?)"
        + " ON CONFLICT (entity, tag) DO UPDATE SET sequence_nr = excluded.sequence_nr, at = excluded.at",
        entity(session, id), tag, sequenceNr, System.currentTimeMillis());
    return null;
  }

  static Void untag(WriteSession session, String id, String tag) throws SQLException {
    session.changed();
    session.now().update("DELETE FROM checkpoint_tag WHERE entity = ? AND tag = ?", entity(session, id), tag);
    return null;
  }

  private static long entity(WriteSession session, String id) throws SQLException {
    return session.entity(id);
  }
}
