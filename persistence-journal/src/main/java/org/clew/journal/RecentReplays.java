package org.clew.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.store.EventRow;
import org.clew.store.Replay;

/**
 * Keeps the first events that came along when the highest sequence number was asked, for the replay that Pekko asks for next. So
 * the start of an entity costs one query. An answer is handed out once, and each question replaces an older answer.
 */
final class RecentReplays {
  private static final int KEPT = 1000;

  private record Answer(long from, Replay replay) {}

  private final Map<String, Answer> answers = new LinkedHashMap<>() {
    @Override protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
      return size() > KEPT;
    }
  };

  synchronized void keep(String persistenceId, long from, Replay replay) {
    if (replay.events().isEmpty()) answers.remove(persistenceId);
    else answers.put(persistenceId, new Answer(from, replay));
  }

  /** All events between the bounds, or empty when they are not known here. */
  synchronized Optional<List<EventRow>> take(String persistenceId, long from, long to) {
    Answer answer = answers.remove(persistenceId);
    if (answer == null || answer.from() > from) return Optional.empty();
    long last = answer.replay().events().getLast().sequenceNr();
    if (last < Math.min(to, answer.replay().highestSequenceNr())) return Optional.empty();
    return Optional.of(answer.replay().events().stream()
        .filter(row -> row.sequenceNr() >= from && row.sequenceNr() <= to).toList());
  }
}
