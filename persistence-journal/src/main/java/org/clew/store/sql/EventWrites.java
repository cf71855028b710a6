package org.clew.store.sql;

import java.sql.SQLException;
import java.util.List;
import org.clew.store.EventRow;
import org.clew.store.StaleWriterException;

/** Inserts events; the unique key tells whether somebody else was first. */
final class EventWrites {
  static final String INSERT =
      "INSERT INTO event (entity, sequence_nr, serializer, timestamp, writer, manifest, payload)"
      + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

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

  /** False when the event exists, see {@link WriteSession#claim}. */
  static boolean insert(WriteSession session, EncodedBatch.Event encoded) throws SQLException {
    EventRow event = encoded.row();
    boolean mine = session.claim(INSERT, session.entity(event.persistenceId()), event.sequenceNr(), event.serializerId(),
        event.timestamp(), encoded.writer(), event.manifest(), event.payload());
    if (!mine) return false;
    session.changed();
    session.event();
    return true;
  }
}
