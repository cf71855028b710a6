package org.clew.store.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.clew.store.EventRow;
import org.clew.store.StaleWriterException;

/** Inserts events; the unique key tells whether somebody else was first. */
final class EventWrites {
  private EventWrites() {}

  /** @throws StaleWriterException when one of the events exists, or the same entity was refused earlier in this transaction */
  static void insert(WriteSession session, List<EncodedBatch.Event> events) throws SQLException {
    for (EncodedBatch.Event event : events) {
      String id = event.row().persistenceId();
      if (session.refused().contains(id) || !insert(session, event)) {
        session.refused().add(id);
        throw new StaleWriterException(id, event.row().sequenceNr());
      }
    }
  }

  /** False when the event exists. */
  static boolean insert(WriteSession session, EncodedBatch.Event encoded) throws SQLException {
    EventRow event = encoded.row();
    long entity = session.entities().number(session.sql(), event.persistenceId());
    int inserted = session.sql()
        .update("INSERT OR IGNORE INTO event (entity, sequence_nr, serializer, timestamp, writer, manifest, payload)"
        + " VALUES (?, ?, ?, ?, ?, ?, ?)", entity, event.sequenceNr(), event.serializerId(), event.timestamp(),
        encoded.writer(), event.manifest(), event.payload());
    if (inserted == 0) return false;
    session.changed();
    session.event();
    return true;
  }
}
