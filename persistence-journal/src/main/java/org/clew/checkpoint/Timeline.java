package org.clew.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.clew.outline.Cursor;
import org.clew.process.Birth;
import org.clew.process.Evolution;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.store.Store;

/** The journal of one process as a way from state to state. All calls read the store and may block. */
public final class Timeline {
  private final Store store;
  private final UUID process;
  private final Replay replay;

  public Timeline(Store store, UUID process) {
    this.store = store;
    this.process = process;
    this.replay = new Replay(store, process);
  }

  /** An event with the states before and after it. */
  public record Point(Checkpoint checkpoint, ProcessEvent event, ProcessState before, ProcessState after) {
    /** What the event changed. */
    public List<StateChange> changes() {
      return StateChange.between(StateView.of(before), StateView.of(after));
    }
  }

  /**
   * A moment to go on from.
   *
   * @param sequenceNr of the last event that counts
   * @param state after it; when a step was named, this step is next
   */
  public record Moment(long sequenceNr, ProcessState state) {}

  /**
   * Calls for every event in order, with one of the tags of each.
   *
   * @throws PersistenceException when an event cannot be read
   */
  public void forEach(Consumer<Point> action) {
    var state = new ProcessState[] {ProcessState.UNBORN};
    replay.forEach(1, Long.MAX_VALUE - 1, row -> {
      var event = replay.event(row);
      var after = Evolution.evolve(state[0], event);
      action.accept(new Point(new Checkpoint(process, row.sequenceNr(), Replay.time(row), row.manifest(), null), event, state[0],
          after));
      state[0] = after;
    });
  }

  /** The event with this number; throws PersistenceException when there is none. */
  public Point at(long sequenceNr) {
    var after = new Persister(store).loadCheckpoint(process, sequenceNr);
    var before = sequenceNr == 1 ? ProcessState.UNBORN : replay.stateAt(sequenceNr - 1);
    var row = replay.row(sequenceNr).orElseThrow(() -> new PersistenceException("Event " + sequenceNr + " of process " + process
        + " is gone from the journal."));
    return new Point(new Checkpoint(process, sequenceNr, Replay.time(row), row.manifest(), null), replay.event(row), before,
        after);
  }

  /** The number that a tag or a number stands for; empty when it is neither. */
  public Optional<Long> number(String text) {
    var tagged = store.tags(Birth.persistenceId(process)).stream().filter(tag -> tag.tag().equals(text)).findFirst();
    if (tagged.isPresent()) return Optional.of(tagged.get().sequenceNr());
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  /**
   * The moment before a step was done the last time, or, when it has never been done, the last one before the end of the process.
   *
   * @param step path of a step
   * @throws PersistenceException when there is no journal, or an event cannot be read
   */
  public Moment before(String step) {
    var found = new ArrayList<Moment>(List.of(new Moment(0, ProcessState.UNBORN)));
    var last = new Moment[1];
    forEach(point -> {
      if (isVisit(point, step)) found.set(0, new Moment(point.checkpoint().sequenceNr() - 1, point.before()));
      if (!point.after().isTerminal()) last[0] = new Moment(point.checkpoint().sequenceNr(), point.after());
    });
    if (last[0] == null) throw new PersistenceException("Process " + process + " has no journal of its own.");
    return found.getFirst().sequenceNr() > 0 ? found.getFirst() : last[0];
  }

  /** What a step left that threw an exception has its name, too, but does not move the cursor. */
  private static boolean isVisit(Point point, String step) {
    return point.event() instanceof ProcessEvent.StepDone done && done.step().equals(step)
        && !done.step().equals(Cursor.END.path());
  }
}
