package org.clew.launch;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.clew.data.NodeRef;
import org.clew.process.Outcome;
import org.clew.store.Store;

/** A submitted process. It is durable already: losing this handle, or the JVM, loses nothing. */
public final class ProcessFuture {
  private final NodeRef node;
  private final Supplier<CompletableFuture<Outcome>> watch;
  private CompletableFuture<Outcome> ended;

  ProcessFuture(NodeRef node, Supplier<CompletableFuture<Outcome>> watch) {
    this.node = node;
    this.watch = watch;
  }

  /**
   * The end of a process of a store, whoever runs it; needs no engine. The store is looked at in this interval for as long as
   * somebody waits.
   *
   * @throws IllegalArgumentException when there is no such process
   */
  public static ProcessFuture in(Store store, long pk, Duration interval) {
    var row = store.graph().process(pk)
        .orElseThrow(() -> new IllegalArgumentException("there is no process " + pk + " in this store"));
    return new ProcessFuture(new NodeRef(row.pk(), row.uuid()), () -> new Poller(store, interval).watch(row.uuid()));
  }

  public NodeRef node() {
    return node;
  }

  public long pk() {
    return node.pk();
  }

  public UUID uuid() {
    return node.uuid();
  }

  /**
   * Completes with the outcome, whatever it is; never exceptionally because the process failed. Watching begins with the first
   * call and ends with the process, or when the answer is cancelled.
   */
  public synchronized CompletableFuture<Outcome> ended() {
    if (ended == null) ended = watch.get();
    return ended;
  }

  /**
   * Blocks until it has ended.
   *
   * @throws InterruptedException while waiting; the process goes on
   */
  public Outcome await() throws InterruptedException {
    try {
      return ended().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Blocks until it has ended.
   *
   * @throws TimeoutException when that takes longer; the process goes on
   * @throws InterruptedException while waiting; the process goes on
   */
  public Outcome await(Duration longest) throws InterruptedException, TimeoutException {
    try {
      return ended().get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override public String toString() {
    return "process " + node.pk();
  }
}
