package org.clew.journal;

import java.util.List;
import org.clew.store.Row;

/**
 * Says which graph rows events imply; they are written in the same transaction as the events.
 *
 * <p>Called by the journal for each atomic write, on its dispatcher: must be pure, quick and thread safe. An exception fails the
 * write, and the entity stops.
 */
@FunctionalInterface
public interface Projection {
  /** For journals that have no graph beside them. */
  Projection NONE = (_, _, _) -> List.of();

  List<Row> rows(String persistenceId, long fromSequenceNr, List<Object> events);
}
