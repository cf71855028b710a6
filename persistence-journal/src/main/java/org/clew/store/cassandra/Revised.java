package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Changes on the condition that nobody else made one since the value was read, tried until one of them gets through. When an
 * answer
 * is lost, the next reading shows by its revision whether the change had been made.
 */
record Revised(Cql cql) {

  /**
   * One try. It reads, and answers a conditional write with what to answer when that was applied.
   *
   * @param write null when there is nothing to write
   */
  record Try<T>(CompletionStage<Row> write, T answer) {}

  /**
   * @param read makes a try that marks its change with the given revision, or sees that the change with this revision was made
   */
  <T> CompletionStage<T> change(Function<UUID, CompletionStage<Try<T>>> read) {
    return change(read, UUID.randomUUID(), 0, cql.patience().deadline());
  }

  private <T> CompletionStage<T> change(Function<UUID, CompletionStage<Try<T>>> read, UUID revision, int tries, long deadline) {
    return read.apply(revision).thenCompose(attempt -> attempt.write() == null ? Stages.done(attempt.answer())
        : attempt.write().handle((row, error) -> {
          if (error == null && row.getBoolean(0)) return Stages.done(attempt.answer());
          boolean over = System.nanoTime() > deadline;
          if (error != null && (over || !Failures.passes(error))) return CompletableFuture.<T>failedFuture(error);
          return Patience.later(tries, () -> change(read, revision, tries + 1, deadline));
        }).thenCompose(stage -> stage));
  }
}
