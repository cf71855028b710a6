package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Hands out pks from a block that was reserved durably, and reserves the next block before the present one is used up. Blocks
 * double while they are used up within a second; a JVM that ends, or an answer that gets lost, leaves a gap.
 */
final class PkBlocks {
  private static final int SMALLEST = 1000;
  private static final int LARGEST = 64_000;

  private final Cql cql;
  private long next;
  private long end;
  private CompletionStage<Long> coming;
  private int comingSize;
  private int block = SMALLEST;
  private long reservedAt = System.nanoTime() - 10_000_000_000L;

  PkBlocks(Cql cql) {
    this.cql = cql;
  }

  synchronized long allocate(int count) {
    if (count < 1) throw new IllegalArgumentException("count must be 1 or more, was " + count);
    if (count > end - next) take(count);
    long first = next;
    next += count;
    if (coming == null && end - next < block / 2) reserve(block);
    return first;
  }

  private void take(int count) {
    if (coming == null || comingSize < count) reserve(Math.max(count, block));
    CompletionStage<Long> reserved = coming;
    int size = comingSize;
    coming = null;
    next = cql.await(reserved);
    end = next + size;
  }

  private void reserve(int size) {
    long now = System.nanoTime();
    block = now - reservedAt < 1_000_000_000L ? Math.min(LARGEST, block * 2) : SMALLEST;
    reservedAt = now;
    comingSize = size;
    coming = cql.serial("SELECT next FROM counter WHERE name = 'pk'")
        .thenCompose(row -> reserve(row == null ? 0 : row.getLong(0), size, 0, cql.patience().deadline()));
  }

  private CompletionStage<Long> reserve(long first, int size, int tries, long deadline) {
    long from = Math.max(1, first);
    Object known = first == 0 ? null : (Object) first;
    return cql.conditional("UPDATE counter SET next = ? WHERE name = 'pk' IF next = ?", from + size, known)
        .handle((row, error) -> {
          if (error == null && row.getBoolean(0)) return Stages.done(from);
          boolean over = System.nanoTime() > deadline;
          if (error != null && (over || !Failures.passes(error))) return CompletableFuture.<Long>failedFuture(error);
          long now = error == null ? number(row) : first;
          return error == null && tries == 0 ? reserve(now, size, 1, deadline)
              : Patience.later(tries, () -> reserve(now, size, tries + 1, deadline));
        }).thenCompose(stage -> stage);
  }

  private static long number(Row row) {
    return Appends.number(row, "next");
  }
}
