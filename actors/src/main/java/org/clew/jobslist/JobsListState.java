package org.clew.jobslist;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.clew.job.Slot;
import org.clew.job.Trouble;

/**
 * What is known of an account after a restart; its journal is {@link #PREFIX} and the label of the computer.
 *
 * @param lastQuery when the batch system was asked last; {@code Instant.EPOCH} for never
 * @param lastConnection when leave to open a connection was given last; {@code Instant.EPOCH} for never
 * @param since when the trouble began, null without trouble
 * @param trouble null while the computer can be worked with
 * @param slots jobs that were let in by quotas, by process, in the order in which they came
 */
public record JobsListState(Instant lastQuery, Instant lastConnection, Instant since, Trouble trouble, Map<UUID, Slot> slots) {
  /** Of persistence ids. */
  public static final String PREFIX = "jobs-list|";

  static final JobsListState START = new JobsListState(Instant.EPOCH, Instant.EPOCH, null, null, Map.of());

  JobsListState evolve(JobsListEvent event) {
    return switch (event) {
      case JobsListEvent.QueryBegan(var at) -> new JobsListState(at, lastConnection, since, trouble, slots);
      case JobsListEvent.ConnectionOpened(var at) -> new JobsListState(lastQuery, at, since, trouble, slots);
      case JobsListEvent.CircuitOpened(var at, var found) ->
          new JobsListState(lastQuery, lastConnection, since == null ? at : since, found, slots);
      case JobsListEvent.CircuitClosed _ -> new JobsListState(lastQuery, lastConnection, null, null, slots);
      case JobsListEvent.SlotGranted(_, var slot) -> {
        var next = new LinkedHashMap<>(slots);
        next.put(slot.process(), slot);
        yield new JobsListState(lastQuery, lastConnection, since, trouble, next);
      }
      case JobsListEvent.SlotFreed(_, var process) -> {
        var next = new LinkedHashMap<>(slots);
        next.remove(process);
        yield new JobsListState(lastQuery, lastConnection, since, trouble, next);
      }
    };
  }
}
