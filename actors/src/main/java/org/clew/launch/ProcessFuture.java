package org.clew.launch;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clew.data.NodeRef;
import org.clew.process.Outcome;

/**
 * A submitted process. It is durable already: losing this handle, or the JVM, loses nothing.
 *
 * @param ended completes with the outcome, whatever it is; never exceptionally because the process failed
 */
public record ProcessFuture(NodeRef node, CompletableFuture<Outcome> ended) {
  public long pk() {
    return node.pk();
  }

  public UUID uuid() {
    return node.uuid();
  }

  /** Blocks until it has ended. */
  public Outcome await() throws InterruptedException {
    try {
      return ended.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Blocks until it has ended; throws TimeoutException when that takes longer. */
  public Outcome await(Duration longest) throws InterruptedException, TimeoutException {
    try {
      return ended.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
