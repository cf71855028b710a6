package org.clew.launch;

import java.util.UUID;
import org.clew.checkpoint.Persister;
import org.clew.process.Birth;
import org.clew.process.ProcessState;
import org.clew.store.Store;

/**
 * Processes that go on from elsewhere than where they are: from an earlier step, in a new branch, with other code. Needs a store
 * and the code, no engine. Calls block.
 */
public record Travel(StepBacks stepBacks, Forks forks, Migrations migrations) {
  static Travel of(EngineParts parts) {
    return new Travel(new StepBacks(parts.store(), parts.code()),
        new Forks(parts.store(), parts.nursery(), parts.code(), parts.submitter()),
        new Migrations(parts.store(), parts.nursery(), parts.code()));
  }

  /** The present state; refused when the process has no journal. */
  static ProcessState present(Store store, UUID process) {
    var last = store.highestSequenceNr(Birth.persistenceId(process));
    if (last > 0) return new Persister(store).loadCheckpoint(process, last);
    throw new RefusedException("Process " + process
        + " has no journal of its own: it ran inside a step of its caller, which can be asked"
        + " instead.");
  }
}
