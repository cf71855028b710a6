package org.clew.launch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.clew.process.Outcome;

/** Ends of processes that somebody waits for; a future that is completed or cancelled leaves nothing behind. */
final class Expected {
  private final Map<UUID, Set<CompletableFuture<Outcome>>> open = new ConcurrentHashMap<>();

  /** A future of its own for each call. */
  CompletableFuture<Outcome> add(UUID process) {
    var future = new CompletableFuture<Outcome>();
    open.compute(process, (_, others) -> {
      Set<CompletableFuture<Outcome>> all = others == null ? ConcurrentHashMap.newKeySet() : others;
      all.add(future);
      return all;
    });
    future.whenComplete((_, _) -> open.computeIfPresent(process, (_, all) -> {
      all.remove(future);
      return all.isEmpty() ? null : all;
    }));
    return future;
  }

  void complete(UUID process, Outcome outcome) {
    all(process).forEach(future -> future.complete(outcome));
  }

  void fail(UUID process, Throwable why) {
    all(process).forEach(future -> future.completeExceptionally(why));
  }

  private List<CompletableFuture<Outcome>> all(UUID process) {
    return List.copyOf(open.getOrDefault(process, Set.of()));
  }

  Set<UUID> processes() {
    return Set.copyOf(open.keySet());
  }

  boolean isEmpty() {
    return open.isEmpty();
  }
}
