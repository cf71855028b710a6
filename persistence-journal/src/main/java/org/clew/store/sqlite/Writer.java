package org.clew.store.sqlite;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.clew.store.StoreException;

/**
 * The one thread that writes: takes everything that waits, commits it in one transaction and then answers.
 *
 * <p>The first try runs all tasks without savepoints. When one of them fails after it has changed something, the transaction is
 * given up and repeated with a savepoint for each, so that only the culprit fails. When the disk refuses, all of the transaction
 * fail and the connection is opened anew for the next one.
 */
final class Writer implements AutoCloseable {
  private static final int TASKS_PER_COMMIT = 4096;

  private final Home home;
  private final MachineLock lock;
  private final Checkpointer checkpointer;
  private final LinkedBlockingQueue<Pending<?>> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private Sql sql;
  private final Entities entities = new Entities();
  private volatile long commits;
  private volatile long eventsWritten;
  private boolean closed;

  /** A task and whoever waits for it. Outcome is value or error, known before the commit and told after it. */
  private static final class Pending<T> {
    private final WriteTask<T> task;
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private T value;
    private RuntimeException error;

    Pending(WriteTask<T> task) {
      this.task = task;
    }

    void run(WriteSession session) throws SQLException {
      error = null;
      session.begin();
      value = task.apply(session);
    }

    void answer() {
      if (error == null) future.complete(value);
      else future.completeExceptionally(error);
    }
  }

  /** Thrown to give up an optimistic transaction. */
  private static final class Spoilt extends Exception {
    private static final long serialVersionUID = 1L;

    Spoilt() {
      super(null, null, false, false);
    }
  }

  private static final Pending<Void> END = new Pending<>(_ -> null);

  Writer(Home home, MachineLock lock, Sql sql, Checkpointer checkpointer) {
    this.home = home;
    this.lock = lock;
    this.sql = sql;
    this.checkpointer = checkpointer;
    this.thread = Thread.ofPlatform().name("clew-store-writer").daemon(true).start(this::loop);
  }

  <T> CompletionStage<T> submit(WriteTask<T> task) {
    Pending<T> pending = new Pending<>(task);
    synchronized (this) {
      if (closed) return CompletableFuture.failedFuture(new StoreException("The store " + home.database() + " is closed."));
      queue.add(pending);
    }
    return pending.future;
  }

  long commits() {
    return commits;
  }

  long eventsWritten() {
    return eventsWritten;
  }

  private void loop() {
    List<Pending<?>> batch = new ArrayList<>();
    boolean open = true;
    while (open) {
      batch.clear();
      batch.add(take());
      queue.drainTo(batch, TASKS_PER_COMMIT - 1);
      if (batch.getLast() == END) {
        open = false;
        batch.removeLast();
      }
      if (!batch.isEmpty()) {
        commit(batch);
        for (Pending<?> pending : batch) pending.answer();
      }
    }
    if (sql != null) sql.close();
  }

  private Pending<?> take() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException _) {
        // nobody may stop the writer but close(), which queues END
      }
    }
  }

  private void commit(List<Pending<?>> batch) {
    try {
      lock.acquire();
      try {
        if (sql == null) sql = Connections.writer(home);
        try {
          attempt(batch, false);
        } catch (Spoilt _) {
          rollback();
          attempt(batch, true);
        }
        checkpointer.committed(sql, batch.size());
      } finally {
        lock.release();
      }
    } catch (SQLException e) {
      fail(batch, Failures.explain(e, home));
    } catch (UncheckedIOException e) {
      fail(batch, new StoreException("The lock file " + home.lock() + " refused (" + e.getMessage()
          + "): check the file system.", e));
    } catch (Spoilt | RuntimeException | Error e) {
      fail(batch, new StoreException("The store " + home.database() + " failed (" + e + "); the batch was not written.", e));
    }
  }

  private void attempt(List<Pending<?>> batch, boolean savepoints) throws SQLException, Spoilt {
    sql.update("BEGIN IMMEDIATE");
    WriteSession session = new WriteSession(sql, entities);
    for (Pending<?> pending : batch) {
      if (savepoints) sql.update("SAVEPOINT task");
      try {
        pending.run(session);
        session.keep();
      } catch (RuntimeException e) {
        undo(session, savepoints);
        pending.error = e;
      } catch (SQLException e) {
        if (!Failures.isConstraint(e)) throw e;
        undo(session, savepoints);
        pending.error = Failures.explain(e, home);
      }
      if (savepoints) sql.update("RELEASE task");
    }
    sql.update("COMMIT");
    commits = commits + 1;
    eventsWritten += session.events();
    entities.committed();
  }

  private void undo(WriteSession session, boolean savepoints) throws SQLException, Spoilt {
    if (!session.dirty()) return;
    if (!savepoints) throw new Spoilt();
    sql.update("ROLLBACK TO task");
    entities.forget();
  }

  private void rollback() throws SQLException {
    entities.rolledBack();
    sql.update("ROLLBACK");
  }

  private void fail(List<Pending<?>> batch, StoreException error) {
    for (Pending<?> pending : batch) pending.error = error;
    entities.rolledBack();
    if (sql != null) sql.close();
    sql = null;
  }

  @Override public void close() {
    synchronized (this) {
      if (!closed) queue.add(END);
      closed = true;
    }
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
