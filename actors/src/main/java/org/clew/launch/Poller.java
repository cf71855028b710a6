package org.clew.launch;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clew.checkpoint.Persister;
import org.clew.process.Birth;
import org.clew.process.Outcome;
import org.clew.store.Store;

/**
 * Looks into a store for the ends of processes, whoever runs them: an engine of this JVM, of another one, or none yet. One thread
 * for all, which reads only when somebody has committed, and lives as long as somebody waits.
 */
final class Poller {
  private final Expected expected = new Expected();
  private final Store store;
  private final Duration interval;
  private boolean looking;

  Poller(Store store, Duration interval) {
    this.store = store;
    this.interval = interval;
  }

  /** Fails when the store does; nothing is left of it when it is cancelled. */
  CompletableFuture<Outcome> watch(UUID process) {
    var future = expected.add(process);
    synchronized (this) {
      if (!looking) Thread.ofVirtual().name("ends of processes").start(this::look);
      looking = true;
    }
    return future;
  }

  boolean isIdle() {
    return expected.isEmpty();
  }

  private void look() {
    Set<UUID> known = Set.of();
    long version = 0;
    while (isWanted()) {
      var waiting = expected.processes();
      try {
        long now = store.dataVersion();
        var unread = new HashSet<>(waiting);
        if (now == version) unread.removeAll(known);
        for (var process : unread) outcome(process).ifPresent(outcome -> expected.complete(process, outcome));
        known = waiting;
        version = now;
        TimeUnit.MILLISECONDS.sleep(interval.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        waiting.forEach(process -> expected.fail(process, e));
      }
    }
  }

  private synchronized boolean isWanted() {
    looking = !expected.isEmpty();
    return looking;
  }

  private Optional<Outcome> outcome(UUID process) {
    var row = store.graph().node(process).flatMap(node -> store.graph().process(node.pk())).filter(found -> found.sealed());
    if (row.isEmpty()) return Optional.empty();
    var last = store.highestSequenceNr(Birth.persistenceId(process));
    return last == 0 ? row.map(found -> new Outcome(found.state(), found.exitStatus(), found.exitMessage(), Map.of()))
        : Optional.ofNullable(new Persister(store).loadCheckpoint(process, last).outcome());
  }
}
