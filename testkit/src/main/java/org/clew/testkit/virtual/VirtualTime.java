package org.clew.testkit.virtual;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.clew.time.Ticking;

/**
 * Time that stands still while anything is being done, and passes only inside {@link #passUntil}. It begins at midnight of 1
 * January 2030, UTC. Timers that are due at the same moment go off in the order in which they were set, each when the one before
 * has had all its effects. Safe for many threads; time is let pass by one of them.
 */
public final class VirtualTime extends Clock implements Ticking {
  /** When time begins. */
  public static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::due).thenComparingLong(Timer::number));
  private volatile Stillness stillness = new Stillness();
  private long numbers;
  private volatile long nanos;

  VirtualTime() {}

  /** Forgets all timers, as an engine does that dies; the next one is watched by the answer. */
  synchronized Stillness anew() {
    timers.clear();
    stillness = new Stillness();
    return stillness;
  }

  /** Something to be done at a moment; {@code every} is 0 for once. */
  private record Timer(long due, long number, long every, Runnable task, Executor executor, Ticket ticket) {}

  /** Whether a timer is still wanted. */
  static final class Ticket {
    private boolean over;

    synchronized boolean cancel() {
      var first = !over;
      over = true;
      return first;
    }

    synchronized boolean isCancelled() {
      return over;
    }
  }

  @Override public Instant instant() {
    return START.plusNanos(nanos);
  }

  @Override public long nanoTime() {
    return nanos;
  }

  /** How much time has passed since {@link #START}. */
  public Duration elapsed() {
    return Duration.ofNanos(nanos);
  }

  @Override public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** @throws UnsupportedOperationException always: one time has one zone, UTC */
  @Override public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("virtual time is UTC");
  }

  /** Blocks a thread of the engine until so much time has passed; what a slow transport does. */
  public void sleep(Duration duration) throws InterruptedException {
    if (!duration.isPositive()) return;
    var over = new CompletableFuture<Void>();
    var ticket = set(duration, () -> over.complete(null), Runnable::run);
    try {
      over.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      ticket.cancel();
    }
  }

  /** A timer that goes off once. */
  Ticket set(Duration delay, Runnable task, Executor executor) {
    var ticket = new Ticket();
    add(nanos + Math.max(0, delay.toNanos()), 0, task, executor, ticket);
    return ticket;
  }

  /** A timer that goes off again and again. */
  Ticket every(Duration first, Duration pause, Runnable task, Executor executor) {
    var ticket = new Ticket();
    add(nanos + Math.max(0, first.toNanos()), Math.max(1, pause.toNanos()), task, executor, ticket);
    return ticket;
  }

  private synchronized void add(long due, long every, Runnable task, Executor executor, Ticket ticket) {
    timers.add(new Timer(due, numbers++, every, task, executor, ticket));
  }

  /** Waits until nothing is being done; time stands still. */
  public void settle() {
    stillness.await();
  }

  /**
   * Lets time pass until something is so, which is looked at after every timer, or until the longest time is over.
   *
   * @return whether it is so
   */
  public boolean passUntil(BooleanSupplier so, Duration longest) {
    var end = nanos + longest.toNanos();
    while (true) {
      settle();
      if (so.getAsBoolean()) return true;
      var next = next(end);
      if (next == null) {
        nanos = end;
        return so.getAsBoolean();
      }
      nanos = Math.max(nanos, next.due());
      if (next.every() == 0) {
        if (next.ticket().cancel()) next.executor().execute(next.task());
      } else {
        next.executor().execute(next.task());
        add(nanos + next.every(), next.every(), next.task(), next.executor(), next.ticket());
      }
    }
  }

  /** Takes the next timer that is wanted and due by then; null when there is none. */
  private synchronized Timer next(long end) {
    while (!timers.isEmpty() && timers.peek().ticket().isCancelled()) timers.remove();
    return timers.isEmpty() || timers.peek().due() > end ? null : timers.remove();
  }

  @Override public String toString() {
    return instant() + " (" + TimeUnit.NANOSECONDS.toSeconds(nanos) + " s after the start)";
  }
}
