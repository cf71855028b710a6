package org.clew.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.clew.store.EventRow;
import org.clew.store.Replay;

/**
 * Entities whose first event was written by this JVM a moment ago: their start asks the store neither for a snapshot nor for
 * events.
 *
 * <p>What is known here may be out of date as soon as somebody else runs the entity. So it is kept, and believed, only while this
 * node is alone in its cluster, for seconds, and once. If it were wrong all the same, the first write would be refused as that of
 * a stale writer, and the entity would start again from the store. Thread-safe.
 */
public final class Newborns {
  private static final int KEPT = 10_000;
  private static final long BELIEVED_NANOS = 3_000_000_000L;

  private record Birth(EventRow first, long nanos) {
    boolean isRecent() {
      return System.nanoTime() - nanos < BELIEVED_NANOS;
    }
  }

  private final Map<String, Birth> births = new LinkedHashMap<>() {
    @Override protected boolean removeEldestEntry(Map.Entry<String, Birth> eldest) {
      return size() > KEPT || !eldest.getValue().isRecent();
    }
  };
  private volatile BooleanSupplier alone = () -> false;

  /** Nothing is kept before this. */
  public void keepWhile(BooleanSupplier isAlone) {
    alone = isAlone;
  }

  /** The first and only event of an entity has just become durable. */
  public void add(EventRow first) {
    if (!alone.getAsBoolean()) return;
    synchronized (births) {
      births.put(first.persistenceId(), new Birth(first, System.nanoTime()));
    }
  }

  /** Whether there is no snapshot of it for certain. */
  boolean isKnown(String persistenceId) {
    synchronized (births) {
      return isBelieved(births.get(persistenceId));
    }
  }

  /** All that there is of the entity; handed out once. */
  Optional<Replay> take(String persistenceId) {
    synchronized (births) {
      var birth = births.remove(persistenceId);
      return isBelieved(birth) ? Optional.of(new Replay(birth.first().sequenceNr(), List.of(birth.first()))) : Optional.empty();
    }
  }

  private boolean isBelieved(Birth birth) {
    return birth != null && birth.isRecent() && alone.getAsBoolean();
  }
}
