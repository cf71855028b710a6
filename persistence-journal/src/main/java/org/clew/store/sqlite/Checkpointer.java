package org.clew.store.sqlite;

import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Moves pages from the write-ahead log into the database file, beside the writer, so that a commit never waits for the bulk of it.
 *
 * <p>While the writer goes on, a checkpoint can not reach the end of the log, and a log whose end is not reached grows. So the last
 * few pages are left to the writer itself: one short checkpoint between two commits, after which the log starts over.
 */
final class Checkpointer implements AutoCloseable {
  /** Estimated pages in the log that start a checkpoint (32 MiB). */
  private static final int PAGES = 8192;
  /** Pages that the writer may be asked to move by itself (some ten milliseconds). */
  private static final long REST = 4096;
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
    } else if (pages.addAndGet(2 + 2L * tasks) > PAGES && !running) {
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
      pages.set(0);
      long rest = sql.first("PRAGMA wal_checkpoint(PASSIVE)", row -> row.getLong(2) - row.getLong(3)).orElse(0L);
      if (rest > REST) pages.set(PAGES);
      else nearlyDone = rest > 0;
    } catch (SQLException _) {
      // full or failing disk: the writer meets the same condition and reports it; the log keeps everything until the next try
      if (sql != null) sql.close();
      sql = null;
    } finally {
      running = false;
    }
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
