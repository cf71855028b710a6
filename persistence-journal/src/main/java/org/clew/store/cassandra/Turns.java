package org.clew.store.cassandra;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.clew.store.StaleWriterException;
import org.clew.store.StoreException;

/**
 * Runs tasks side by side, but those with a key in common one after the other in the order they came. A task that waited for one
 * that was refused or failed is not run and fails like that one, if they share an entity (a key that is text).
 */
final class Turns {
  private final int width;
  private final Map<Object, CompletableFuture<?>> last = new HashMap<>();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  Turns(int width) {
    this.width = width;
  }

  <T> CompletionStage<T> run(Collection<?> keys, Supplier<CompletionStage<T>> task) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    List<CompletableFuture<?>> before;
    List<CompletableFuture<?>> decisive;
    synchronized (this) {
      before = keys.stream().<CompletableFuture<?>>map(last::get).filter(java.util.Objects::nonNull).toList();
      decisive = keys.stream().filter(String.class::isInstance).<CompletableFuture<?>>map(last::get)
          .filter(java.util.Objects::nonNull).toList();
      keys.forEach(key -> last.put(key, answer));
    }
    answer.whenComplete((_, _) -> forget(keys, answer));
    CompletableFuture.allOf(before.toArray(CompletableFuture[]::new)).whenComplete((_, _) -> {
      Throwable refused = decisive.stream().filter(CompletableFuture::isCompletedExceptionally)
          .map(CompletableFuture::exceptionNow)
          .filter(error -> error instanceof StaleWriterException || error instanceof StoreException).findFirst().orElse(null);
      if (refused != null) answer.completeExceptionally(refused);
      else enter(() -> start(task, answer));
    });
    return answer;
  }

  private synchronized void forget(Collection<?> keys, CompletableFuture<?> answer) {
    keys.forEach(key -> last.remove(key, answer));
  }

  private void enter(Runnable start) {
    synchronized (this) {
      if (running == width) {
        waiting.add(start);
        return;
      }
      running++;
    }
    start.run();
  }

  private <T> void start(Supplier<CompletionStage<T>> task, CompletableFuture<T> answer) {
    CompletionStage<T> stage;
    try {
      stage = task.get();
    } catch (RuntimeException e) {
      stage = CompletableFuture.failedFuture(e);
    }
    stage.whenComplete((value, error) -> {
      leave();
      if (error == null) answer.complete(value);
      else answer.completeExceptionally(Failures.cause(error));
    });
  }

  private void leave() {
    Runnable next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) running--;
    }
    if (next != null) next.run();
  }
}
