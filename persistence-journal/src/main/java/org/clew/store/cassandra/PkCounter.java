package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The number of the next pk, a row that is moved on by conditional writes. An answer that gets lost leaves a gap. */
record PkCounter(Cql cql, CassandraSettings settings) {

  /** Answers the first of so many numbers, which nobody else is given; fails with an explanation. */
  CompletionStage<Long> take(int size) {
    return cql.serial("SELECT next FROM counter WHERE name = 'pk'")
        .thenCompose(row -> take(row == null ? 0 : row.getLong(0), size, 0, cql.patience().deadline()))
        .exceptionallyCompose(error -> CompletableFuture.failedFuture(Failures.explain(error, settings)));
  }

  /** Goes on from this number, unless it is further. */
  CompletionStage<Void> atLeast(long next) {
    return cql.patience().repeat(() -> cql.conditional("INSERT INTO counter (name, next) VALUES ('pk', ?) IF NOT EXISTS", next))
        .thenCompose(_ -> cql.patience().repeat(() -> cql.conditional("UPDATE counter SET next = ? WHERE name = 'pk' IF next < ?",
            next, next)))
        .thenApply(_ -> null);
  }

  private CompletionStage<Long> take(long first, int size, int tries, long deadline) {
    long from = Math.max(1, first);
    Object known = first == 0 ? null : (Object) first;
    return cql.conditional("UPDATE counter SET next = ? WHERE name = 'pk' IF next = ?", from + size, known)
        .handle((row, error) -> {
          if (error == null && row.getBoolean(0)) return Stages.done(from);
          boolean over = System.nanoTime() > deadline;
          if (error != null && (over || !Failures.passes(error))) return CompletableFuture.<Long>failedFuture(error);
          long now = error == null ? number(row) : first;
          return error == null && tries == 0 ? take(now, size, 1, deadline)
              : Patience.later(tries, () -> take(now, size, tries + 1, deadline));
        }).thenCompose(stage -> stage);
  }

  private static long number(Row row) {
    return Appends.number(row, "next");
  }
}
