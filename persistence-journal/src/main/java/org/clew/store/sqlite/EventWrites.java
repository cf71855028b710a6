package org.clew.store.sqlite;

import java.sql.SQLException;
import java.util.List;
import org.clew.store.EventRow;
import org.clew.store.StaleWriterException;

/** Inserts events; the unique key tells whether somebody else was first. */
final class EventWrites {
  private EventWrites() {}

  /** @throws StaleWriterException when one of the events exists, or the same entity was refused earlier in this transaction */
  static void insert(WriteSession session, List<EventRow> events) throws SQLException {
    for (EventRow event : events) {
      if (session.refused().contains(event.persistenceId()) || !insert(session, event)) {
        session.refused().add(event.persistenceId());
        throw new StaleWriterException(event.persistenceId(), event.sequenceNr());
      }
    }
  }

  /** False when the event exists. */
  static boolean insert(WriteSession session, EventRow event) throws SQLException {
    long entity = session.entities().number(session.sql(), event.persistenceId());
    int inserted = session.sql().update("INSERT OR IGNORE INTO event (entity, sequence_nr, serializer, timestamp, writer, manifest, payload)"
        + " VALUES (?, ?, ?, ?, ?, ?, ?)", entity, event.sequenceNr(), event.serializerId(), event.timestamp(),
        Columns.writer(event.writer()), event.manifest(), event.payload());
    if (inserted == 0) return false;
    session.changed();
    return true;
  }
}
