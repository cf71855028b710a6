package org.clew.actors;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.clew.process.Outcome;
import org.clew.process.ProcessEvent;
import org.clew.process.RunControl;
import org.clew.process.Work;

/** A piece of work on its virtual thread. The token tells its messages from those of an earlier or abandoned task. */
final class Task {
  private final long token;
  private final Work work;
  private volatile boolean stopAsked;
  private volatile String step;
  private Thread thread;

  private Task(long token, Work work) {
    this.token = token;
    this.work = work;
  }

  static Task start(long token, Work work, ThreadFactory threads, Consumer<Task> body) {
    var task = new Task(token, work);
    task.thread = threads.newThread(() -> body.accept(task));
    task.thread.start();
    return task;
  }

  long token() {
    return token;
  }

  Work work() {
    return work;
  }

  String step() {
    return step;
  }

  void askToStop() {
    stopAsked = true;
  }

  void goOn() {
    stopAsked = false;
  }

  void interrupt() {
    thread.interrupt();
  }

  RunControl control(ActorRef<ProcessMessage> process, Map<UUID, CompletableFuture<Outcome>> childWaits) {
    return new RunControl() {
      @Override public boolean shouldStop() {
        return stopAsked;
      }

      @Override public void atStep(String path) {
        step = path;
      }

      @Override public void persist(List<ProcessEvent> events) throws InterruptedException {
        var done = new CompletableFuture<Void>();
        process.tell(new ProcessMessage.Progress(token, events, done));
        await(done);
      }

      @Override public Outcome awaitChild(UUID child) throws InterruptedException {
        return await(childWaits.computeIfAbsent(child, _ -> new CompletableFuture<>()));
      }
    };
  }

  private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException interrupted) throw interrupted;
      throw new IllegalStateException(e.getCause());
    }
  }
}
