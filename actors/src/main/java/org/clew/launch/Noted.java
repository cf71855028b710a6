package org.clew.launch;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.typed.ActorSystem;
import org.clew.actors.ProcessContext;
import org.clew.journal.StoreTrouble;
import org.clew.process.Outcome;
import org.clew.store.Batch;
import org.clew.store.Row;
import org.clew.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on the ends of processes, and lets people know of processes that cannot go on. */
final class Noted implements ProcessContext.Endings {
  private static final Logger LOG = LoggerFactory.getLogger(Noted.class);

  private final EndWatcher ends;
  private final Store store;
  private final Clock clock;
  private final StoreOutage outage;
  private final Set<UUID> unreadable = ConcurrentHashMap.newKeySet();

  Noted(EndWatcher ends, Store store, Clock clock, ActorSystem<Void> system) {
    this.ends = ends;
    this.store = store;
    this.clock = clock;
    this.outage = new StoreOutage(LoggerFactory.getLogger(StoreOutage.class), System::nanoTime,
        task -> system.scheduler().scheduleOnce(StoreOutage.WORTH_TELLING, task, system.executionContext()));
  }

  @Override public void ended(UUID process, Outcome outcome) {
    ends.complete(process, outcome);
  }

  @Override public void unreadable(UUID process, Throwable why) {
    StoreTrouble.in(why).ifPresentOrElse(trouble -> outage.waits(process, trouble), () -> {
      if (unreadable.add(process)) block(process, why);
    });
  }

  @Override public void readable(UUID process) {
    outage.isOver();
  }

  private void block(UUID process, Throwable why) {
    LOG.error("The journal of process {} cannot be read: {}", process, why.getMessage());
    Thread.startVirtualThread(() -> store.graph().node(process).ifPresent(row -> store.write(blocked(row.pk(), why))));
  }

  private Batch blocked(long pk, Throwable why) {
    return new Batch(List.of(), List.of(new Row.ProcessChange(pk, null, null, "Blocked: " + why.getMessage(), null, null, null,
        null, null, null, null, clock.instant())));
  }
}
