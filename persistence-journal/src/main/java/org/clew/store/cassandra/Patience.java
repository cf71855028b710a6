package org.clew.store.cassandra;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tries again what failed for a reason that passes, with growing pauses, until a time is over. Blocks no thread. */
final class Patience {
  private static final long FIRST_PAUSE = 20;
  private static final long LONGEST_PAUSE = 1000;

  private final Duration limit;

  Patience(Duration limit) {
    this.limit = limit;
  }

  long deadline() {
    return System.nanoTime() + limit.toNanos();
  }

  /** For actions that may be done twice. */
  <T> CompletionStage<T> repeat(Supplier<CompletionStage<T>> action) {
    return repeat(action, deadline(), 0);
  }

  private <T> CompletionStage<T> repeat(Supplier<CompletionStage<T>> action, long deadline, int tries) {
    return action.get().exceptionallyCompose(error -> !Failures.passes(error) || System.nanoTime() > deadline
        ? CompletableFuture.failedFuture(error)
        : later(tries, () -> repeat(action, deadline, tries + 1)));
  }

  /** After a pause that doubles with the number of tries and is spread at random, so that rivals come apart. */
  static <T> CompletionStage<T> later(int tries, Supplier<CompletionStage<T>> action) {
    long longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(tries, 10));
    Executor pause = CompletableFuture.delayedExecutor(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1),
        TimeUnit.MILLISECONDS);
    return CompletableFuture.supplyAsync(action, pause).thenCompose(stage -> stage);
  }
}
