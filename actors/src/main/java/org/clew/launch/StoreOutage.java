package org.clew.launch;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.clew.journal.StoreTrouble;
import org.clew.store.StoreException;
import org.slf4j.Logger;

/**
 * Says in one line that the store cannot be used and how many processes wait for it, and in one that it is back. It lasts from
 * the first journal that cannot be read to the next one that can; a short one is not worth a line. Safe for many threads.
 */
final class StoreOutage {
  /** What lasts longer is told; meanwhile the other processes find out, too. */
  static final Duration WORTH_TELLING = Duration.ofSeconds(2);

  private final Logger log;
  private final LongSupplier nanos;
  private final Consumer<Runnable> later;
  private final Set<UUID> waiting = new HashSet<>();
  private volatile boolean open;
  private boolean told;
  private int number;
  private long since;
  private String reason;

  /** @param later runs something after {@link #WORTH_TELLING} */
  StoreOutage(Logger log, LongSupplier nanos, Consumer<Runnable> later) {
    this.log = log;
    this.nanos = nanos;
    this.later = later;
  }

  /**
   * A process cannot go on, and is tried again by itself.
   *
   * @param why what {@link StoreTrouble} has found
   */
  synchronized void waits(UUID process, Throwable why) {
    log.debug("Process {} waits for the store", process, why);
    if (!open) begin();
    if (reason == null || why instanceof StoreException) reason = why.getMessage();
    waiting.add(process);
  }

  /** A journal has been read. Costs nothing while there is no outage. */
  void isOver() {
    if (open) end();
  }

  private void begin() {
    open = true;
    told = false;
    since = nanos.getAsLong();
    reason = null;
    waiting.clear();
    int mine = ++number;
    later.accept(() -> tell(mine));
  }

  private synchronized void tell(int asked) {
    if (!open || asked != number) return;
    told = true;
    var who = waiting.size() == 1 ? "1 process waits" : waiting.size() + " processes wait";
    log.warn("The store cannot be used; {} and will go on when it is back: {}", who, reason);
  }

  private synchronized void end() {
    if (!open) return;
    open = false;
    var seconds = Duration.ofNanos(nanos.getAsLong() - since).toMillis() / 1000.0;
    var who = waiting.size() == 1 ? "1 process" : waiting.size() + " processes";
    if (told) log.info("The store is used again, after {} s in which {} waited", seconds, who);
  }
}
