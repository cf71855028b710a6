package org.clew.store.sqlite;

import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.clew.store.sql.Sql;

/**
 * Moves pages from the write-ahead log into the database file, beside the writer, so that a commit never waits for the bulk of
 * it.
 *
 * <p>While the writer goes on, a checkpoint can not reach the end of the log, and a log whose end is not reached grows, which
 * makes every fsync of it dear. So after the bulk the writer itself moves the rest between two commits; then the log starts over
 * in place.
 */
final class Checkpointer implements AutoCloseable {
  /** Estimated pages in the log that start a checkpoint (16 MiB). */
  private static final int PAGES = 4096;
  /** So many pages are worth another round beside the writer, but not more than {@link #ROUNDS} of them. */
  private static final long REST = 1024;
  private static final int ROUNDS = 2;
  private static final int IDLE_SECONDS = 3;

  private final Home home;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("clew-store-checkpoint").daemon(true).factory());
  private final AtomicLong pages = new AtomicLong();
  private volatile boolean nearlyDone;
  private volatile boolean running;
  private Sql sql;

  Checkpointer(Home home) {
    this.home = home;
    thread.scheduleWithFixedDelay(this::whenIdle, IDLE_SECONDS, IDLE_SECONDS, TimeUnit.SECONDS);
  }

  /** Called by the writer after each commit, while it still has its turn. */
  void committed(Sql writer, int tasks) throws SQLException {
    if (nearlyDone) {
      nearlyDone = false;
      pages.set(0);
      writer.first("PRAGMA wal_checkpoint(PASSIVE)", _ -> true);
    } else if (pages.addAndGet(4 + tasks / 2) > PAGES && !running) {
      running = true;
      thread.execute(this::checkpoint);
    }
  }

  private void whenIdle() {
    if (pages.get() > 0 && !running) checkpoint();
  }

  private void checkpoint() {
    running = true;
    try {
      if (sql == null) sql = Connections.writer(home);
      for (int round = 1; move() > REST && round < ROUNDS; round++) continue;
      nearlyDone = pages.get() > 0;
    } catch (SQLException _) {
      // full or failing disk: the writer meets the same condition and reports it; the log keeps everything until the next try
      if (sql != null) sql.close();
      sql = null;
    } finally {
      running = false;
    }
  }

  /** Estimated number of pages that came into the log in the meantime. */
  private long move() throws SQLException {
    pages.set(0);
    sql.first("PRAGMA wal_checkpoint(PASSIVE)", _ -> true);
    return pages.get();
  }

  @Override public void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (sql != null) sql.close();
  }
}
