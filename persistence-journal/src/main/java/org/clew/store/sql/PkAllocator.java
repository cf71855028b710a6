package org.clew.store.sql;

import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.clew.store.StoreException;

/**
 * Hands out pks from a block that was reserved durably, and reserves the next block before the present one is used up. Blocks
 * double while they are used up within a second, so numbers come without waiting at any rate; a JVM that ends leaves a gap.
 */
final class PkAllocator {
  private static final int SMALLEST = 1000;
  private static final int LARGEST = 64_000;

  private final Writer writer;
  private long next;
  private long end;
  private CompletionStage<Long> coming;
  private int comingSize;
  private int block = SMALLEST;
  private long reservedAt = System.nanoTime() - 10_000_000_000L;

  PkAllocator(Writer writer) {
    this.writer = writer;
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
    try {
      next = reserved.toCompletableFuture().join();
      end = next + size;
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException cause ? cause : e;
    }
  }

  private void reserve(int size) {
    long now = System.nanoTime();
    block = now - reservedAt < 1_000_000_000L ? Math.min(LARGEST, block * 2) : SMALLEST;
    reservedAt = now;
    comingSize = size;
    coming = writer.submit(Set.of(), session -> {
      session.changed();
      return session.now().number(0, "UPDATE meta SET value = value + ? WHERE key = 'next_pk' RETURNING value", size) - size;
    });
  }
}
