package org.clew.checkpoint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.clew.codec.BadEventException;
import org.clew.codec.EventCodec;
import org.clew.codec.ProcessEventSerializer;
import org.clew.codec.StateCodec;
import org.clew.codec.UnknownEventException;
import org.clew.process.Birth;
import org.clew.process.Evolution;
import org.clew.process.ProcessState;
import org.clew.store.EventRow;
import org.clew.store.SnapshotRow;
import org.clew.store.Store;

/** Reads the journal of one process in pages. */
final class Replay {
  private static final int PAGE = 1000;
  private final Store store;
  private final UUID process;
  private final String persistenceId;

  Replay(Store store, UUID process) {
    this.store = store;
    this.process = process;
    this.persistenceId = Birth.persistenceId(process);
  }

  /** State after the event with this number; starts from a snapshot when a readable one is there. */
  ProcessState stateAt(long sequenceNr) {
    var start = snapshot(sequenceNr);
    var progress = new Object() {
      ProcessState state = start.map(Start::state).orElse(ProcessState.UNBORN);
      long reached = start.map(Start::sequenceNr).orElse(0L);
    };
    forEach(progress.reached + 1, sequenceNr, row -> {
      progress.state = Evolution.evolve(progress.state, event(row));
      progress.reached = row.sequenceNr();
    });
    if (progress.reached != sequenceNr) {
      throw new PersistenceException("Process " + process + " has no event " + sequenceNr + ", its last one is "
          + progress.reached + "; 'clew process checkpoints' lists what can be loaded.");
    }
    return progress.state;
  }

  /** Calls for each event from one number to another, both inclusive. */
  void forEach(long from, long to, Consumer<EventRow> action) {
    for (var next = from; next <= to;) {
      var page = store.events(persistenceId, next, to, PAGE);
      page.forEach(action);
      if (page.isEmpty()) return;
      next = page.getLast().sequenceNr() + 1;
    }
  }

  Optional<EventRow> row(long sequenceNr) {
    List<EventRow> found = store.events(persistenceId, sequenceNr, sequenceNr, 1);
    return found.stream().findFirst();
  }

  static Instant time(EventRow row) {
    return Instant.ofEpochMilli(row.timestamp());
  }

  private record Start(ProcessState state, long sequenceNr) {}

  private Optional<Start> snapshot(long maxSequenceNr) {
    return store.snapshot(persistenceId, maxSequenceNr, Long.MAX_VALUE)
        .filter(row -> row.serializerId() == ProcessEventSerializer.IDENTIFIER)
        .flatMap(Replay::state);
  }

  /** Empty for a snapshot of another version: the events tell the same. */
  private static Optional<Start> state(SnapshotRow row) {
    try {
      return Optional.of(new Start(StateCodec.decode(row.manifest(), row.payload()), row.sequenceNr()));
    } catch (UnknownEventException | BadEventException _) {
      return Optional.empty();
    }
  }

  org.clew.process.ProcessEvent event(EventRow row) {
    try {
      return EventCodec.decode(row.manifest(), row.payload());
    } catch (UnknownEventException | BadEventException e) {
      throw new PersistenceException("Event " + row.sequenceNr() + " of process " + process + " cannot be used. " + e.getMessage()
          + (row.sequenceNr() > 1 ? " Checkpoint " + (row.sequenceNr() - 1) + " can still be loaded." : ""), e);
    }
  }
}
