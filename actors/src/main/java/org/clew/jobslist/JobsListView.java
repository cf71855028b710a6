package org.clew.jobslist;

import java.time.Instant;
import java.util.Optional;
import org.clew.job.Trouble;
import org.clew.store.Store;

/** What the journal tells of an account, without any engine. */
public final class JobsListView {
  private JobsListView() {}

  /** Trouble that nobody has seen the end of. */
  public record Suffering(Trouble trouble, Instant since) {}

  /** Empty when the computer could be worked with when it was used last. */
  public static Optional<Suffering> trouble(Store store, String computer) {
    var state = state(store, JobsListState.PREFIX + computer);
    return Optional.ofNullable(state.trouble()).map(trouble -> new Suffering(trouble, state.since()));
  }

  private static JobsListState state(Store store, String persistenceId) {
    var snapshot = store.snapshot(persistenceId, Long.MAX_VALUE, Long.MAX_VALUE);
    var state = snapshot.map(row -> (JobsListState) JobsListCodec.decode(row.payload(), row.manifest()))
        .orElse(JobsListState.START);
    var from = snapshot.map(row -> row.sequenceNr() + 1).orElse(1L);
    for (var row : store.events(persistenceId, from, Long.MAX_VALUE, Long.MAX_VALUE))
      state = state.evolve((JobsListEvent) JobsListCodec.decode(row.payload(), row.manifest()));
    return state;
  }
}
