package org.clew.launch;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * What is done when the JVM ends, by a signal or by itself, while its engine can still talk to other nodes. A shutdown hook of
 * the JVM's own would not do: Artery has one too, which cuts all connections at once unless hooks of the coordinated shutdown
 * are there to wait for. There is one such hook for all tasks, because Artery's waits for the last one alone.
 */
public final class ExitTasks {
  private final List<Task> tasks = new CopyOnWriteArrayList<>();
  private final Runnable remove;

  private ExitTasks(Function<Runnable, Runnable> register) {
    remove = register.apply(this::runAll);
  }

  static ExitTasks of(ActorSystem<?> system) {
    return new ExitTasks(run -> CoordinatedShutdown.get(system).addCancellableJvmShutdownHook(run)::cancel);
  }

  /** Of a JVM that has no engine of its own. */
  public static ExitTasks ofJvm() {
    return new ExitTasks(run -> {
      var hook = Thread.ofPlatform().unstarted(run);
      Runtime.getRuntime().addShutdownHook(hook);
      return () -> removeUnlessEnding(hook);
    });
  }

  private static void removeUnlessEnding(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // the JVM is ending, and the hook runs
    }
  }

  /** A task until it is closed. */
  public final class Task implements AutoCloseable {
    private final Runnable what;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private boolean begun;

    private Task(Runnable what) {
      this.what = what;
    }

    private void run() {
      synchronized (this) {
        if (ended.isDone()) return;
        begun = true;
      }
      try {
        what.run();
      } finally {
        ended.complete(null);
      }
    }

    /** Forgets the task; when the JVM is ending and the task has begun, waits for its end first. */
    @Override public void close() {
      tasks.remove(this);
      synchronized (this) {
        if (!begun) ended.complete(null);
      }
      ended.join();
    }
  }

  public Task add(Runnable what) {
    var task = new Task(what);
    tasks.add(task);
    return task;
  }

  /** Nothing is done any more. */
  public void forget() {
    remove.run();
  }

  private void runAll() {
    var threads = tasks.stream().map(task -> Thread.ofPlatform().name("at exit").start(task::run)).toList();
    for (var thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
