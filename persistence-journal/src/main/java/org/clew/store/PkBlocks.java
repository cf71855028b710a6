package org.clew.store;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;

/**
 * Hands out pks from a block that was reserved durably, and reserves the next block before the present one is used up. Blocks
 * double while they are used up within a second, so numbers come without waiting at any rate; a JVM that ends, or an answer that
 * gets lost, leaves a gap.
 */
public final class PkBlocks {
  private static final int SMALLEST = 1000;
  private static final int LARGEST = 64_000;

  private final IntFunction<CompletionStage<Long>> reservation;
  private long next;
  private long end;
  private CompletionStage<Long> coming;
  private int comingSize;
  private int block = SMALLEST;
  private long reservedAt = System.nanoTime() - 10_000_000_000L;

  /** @param reservation takes so many numbers from the store and answers the first of them; its failures are StoreExceptions */
  public PkBlocks(IntFunction<CompletionStage<Long>> reservation) {
    this.reservation = reservation;
  }

  /** The first of so many consecutive pks; blocks now and then. */
  public synchronized long allocate(int count) {
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
    coming = reservation.apply(size);
  }
}
