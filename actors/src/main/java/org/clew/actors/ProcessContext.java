package org.clew.actors;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import org.clew.process.Birth;
import org.clew.process.Outcome;

/**
 * What all process actors of a node share.
 *
 * @param workers makes the virtual thread of each piece of blocking work
 * @param births makes children exist, durably and once
 * @param peers reaches other process actors
 * @param endings told of every process that ends on this node, and of status changes; for display only
 */
public record ProcessContext(Runner runner, ThreadFactory workers, Births births, Peers peers, Endings endings, Clock clock,
    Settings settings) {

  /** Creates processes that do not exist yet; idempotent. */
  @FunctionalInterface
  public interface Births {
    CompletionStage<Void> create(List<Birth> births);
  }

  /** Sends a message to the actor of a process, wherever it is, starting it if need be. */
  @FunctionalInterface
  public interface Peers {
    void tell(UUID process, ProcessMessage message);

    /**
     * The actor of the process is being stopped, e.g. as its shard moves, and has more to do: starts it where its shard will be.
     */
    default void follow(UUID process) {}
  }

  /** Hears of a process that ended, and of one whose journal cannot be read, at every try until it is {@link #readable}. */
  public interface Endings {
    void ended(UUID process, Outcome outcome);

    void unreadable(UUID process, Throwable why);

    /** Its journal has been read, whether it could be before or not. */
    default void readable(UUID process) {}
  }

  /**
   * @param stepVisibleAfter a step that takes longer is shown as running
   * @param passivateAfter a process that only waits leaves memory after this long
   * @param tellAgainAfter first pause between two tellings of a parent or child
   */
  public record Settings(Duration stepVisibleAfter, Duration passivateAfter, Duration tellAgainAfter) {}
}
