package org.clew.store.cassandra;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Small words for many asynchronous steps. */
final class Stages {
  private Stages() {}

  static <T> CompletionStage<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }

  /** When all are done; fails when one does, after all have ended. */
  static CompletionStage<Void> all(Collection<? extends CompletionStage<?>> stages) {
    return CompletableFuture.allOf(stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
  }

  /** Answers in the order of the items; at most {@code width} are asked at a time. */
  static <A, B> CompletionStage<List<B>> each(List<A> items, int width, Function<A, ? extends CompletionStage<B>> action) {
    List<CompletableFuture<B>> answers = items.stream().map(_ -> new CompletableFuture<B>()).toList();
    Iterator<A> left = items.iterator();
    Iterator<CompletableFuture<B>> open = answers.iterator();
    for (int lane = 0; lane < Math.min(width, items.size()); lane++) lane(left, open, action);
    return all(answers).thenApply(_ -> answers.stream().map(CompletableFuture::join).toList());
  }

  private static <A, B> void lane(Iterator<A> left, Iterator<CompletableFuture<B>> open,
      Function<A, ? extends CompletionStage<B>> action) {
    A item;
    CompletableFuture<B> answer;
    synchronized (left) {
      if (!left.hasNext()) return;
      item = left.next();
      answer = open.next();
    }
    action.apply(item).whenComplete((value, error) -> {
      if (error == null) answer.complete(value);
      else answer.completeExceptionally(Failures.cause(error));
      CompletableFuture.runAsync(() -> lane(left, open, action), new Trampoline());
    });
  }

  /** Runs on the calling thread, one after the other instead of one within the other, so that long lists need no deep stack. */
  private record Trampoline() implements java.util.concurrent.Executor {
    private static final ThreadLocal<ArrayDeque<Runnable>> QUEUE = new ThreadLocal<>();

    @Override public void execute(Runnable task) {
      ArrayDeque<Runnable> running = QUEUE.get();
      if (running != null) {
        running.add(task);
        return;
      }
      ArrayDeque<Runnable> queue = new ArrayDeque<>(List.of(task));
      QUEUE.set(queue);
      try {
        while (!queue.isEmpty()) queue.poll().run();
      } finally {
        QUEUE.remove();
      }
    }
  }
}
