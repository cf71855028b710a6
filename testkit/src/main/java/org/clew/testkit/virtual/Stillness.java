package org.clew.testkit.virtual;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.clew.store.Store;

/**
 * Knows whether an engine has anything left to do at this moment: messages for actors, writes of the store, threads that run. A
 * thread that is parked without a limit waits for one of these, or for time to pass.
 */
final class Stillness {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LOOKS = 2;

  private final AtomicLong underWay = new AtomicLong();
  private final AtomicLong changes = new AtomicLong();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /** Something is under way until {@link #end}. */
  void begin() {
    underWay.incrementAndGet();
    changes.incrementAndGet();
  }

  void end() {
    underWay.decrementAndGet();
  }

  /** Virtual threads that are looked at from when they are made until they end. */
  ThreadFactory threads() {
    return task -> {
      var thread = Thread.ofVirtual().name("virtual-time").unstarted(() -> {
        try {
          task.run();
        } finally {
          threads.remove(Thread.currentThread());
          changes.incrementAndGet();
        }
      });
      threads.add(thread);
      changes.incrementAndGet();
      return thread;
    };
  }

  /** The same store; what it is asked is under way until it has answered and all that follows from the answer has begun. */
  Store watched(Store store) {
    return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class}, (_, method, arguments) -> {
      begin();
      try {
        var answer = method.invoke(store, arguments);
        return answer instanceof CompletionStage<?> stage ? watched(stage) : answer;
      } catch (InvocationTargetException e) {
        throw e.getCause();
      } finally {
        end();
      }
    });
  }

  private CompletionStage<Object> watched(CompletionStage<?> stage) {
    begin();
    var told = new CompletableFuture<Object>();
    stage.whenComplete((value, error) -> {
      try {
        if (error == null) told.complete(value);
        else told.completeExceptionally(error);
      } finally {
        end();
      }
    });
    return told;
  }

  /**
   * Returns when nothing is under way.
   *
   * @throws IllegalStateException when that takes longer than a minute of real time; it names the threads that run
   */
  void await() {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    for (int turn = 0; !isStill(); turn++) {
      if (turn < 20) Thread.onSpinWait();
      else if (turn < 40) Thread.yield();
      else LockSupport.parkNanos(20_000);
      if (System.nanoTime() - deadline > 0) throw new IllegalStateException("after " + PATIENCE.toSeconds()
          + " s of real time the engine is still busy, so virtual time cannot pass. Steps must not wait for real time:\n"
          + busy());
      if (Thread.currentThread().isInterrupted()) throw new IllegalStateException("interrupted while virtual time was passing");
    }
  }

  /** Looked at more than once: a thread may have woken another one, and parked itself, between two looks. */
  private boolean isStill() {
    var before = changes.get();
    for (int look = 0; look < LOOKS; look++) {
      if (underWay.get() != 0) return false;
      for (var thread : threads) if (thread.getState() != Thread.State.WAITING) return false;
    }
    return underWay.get() == 0 && changes.get() == before;
  }

  private String busy() {
    var running = threads.stream().filter(thread -> thread.getState() != Thread.State.WAITING)
        .map(thread -> "  " + thread + "\n    at " + Arrays.stream(thread.getStackTrace()).limit(15).map(Object::toString)
            .collect(Collectors.joining("\n    at "))).toList();
    return running.isEmpty() ? "  (actors or the store)" : String.join("\n", running);
  }
}
