package org.clew.launch;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * Work on a thread of its own that somebody else can end with a reason. The first of both counts: when it is interrupted, its
 * thread is interrupted too, and a result or error that comes all the same is dropped.
 *
 * <pre>{@code
 * var task = InterruptibleTask.start("download", () -> download(url));
 * task.interrupt(new IllegalStateException("the process was killed"));   // task.future() fails with that
 * }</pre>
 *
 * <p>Work that does not heed the interruption of its thread goes on unheard; {@link #hasStopped} tells.
 */
public final class InterruptibleTask<T> {
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private final Thread thread;

  private InterruptibleTask(String name, Callable<T> work) {
    thread = Thread.ofVirtual().name(name).unstarted(() -> run(work));
    future.whenComplete((_, failure) -> {
      if (failure instanceof CancellationException) thread.interrupt();
    });
  }

  /** Starts the work. */
  public static <T> InterruptibleTask<T> start(String name, Callable<T> work) {
    var task = new InterruptibleTask<>(name, work);
    task.thread.start();
    return task;
  }

  private void run(Callable<T> work) {
    try {
      future.complete(work.call());
    } catch (Throwable failure) {
      future.completeExceptionally(failure);
    }
  }

  /** The result, what the work threw, or the reason of the interruption; to cancel it interrupts the work as well. */
  public CompletableFuture<T> future() {
    return future;
  }

  /** Ends the work with this reason; false when it had ended before. */
  public boolean interrupt(Exception why) {
    var first = future.completeExceptionally(why);
    if (first) thread.interrupt();
    return first;
  }

  /** Whether nothing of the work runs any more. */
  public boolean hasStopped() {
    return !thread.isAlive();
  }
}
