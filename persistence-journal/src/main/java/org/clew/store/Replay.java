package org.clew.store;

import java.util.List;

/**
 * Start of a replay.
 *
 * @param highestSequenceNr highest number ever written for the entity, 0 when there is none
 * @param events the first events from the asked number on, in order, without deleted ones
 */
public record Replay(long highestSequenceNr, List<EventRow> events) {
  public Replay {
    events = List.copyOf(events);
  }
}
