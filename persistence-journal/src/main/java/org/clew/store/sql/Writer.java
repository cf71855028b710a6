package org.clew.store.sql;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.clew.store.StoreException;
import org.clew.store.sql.Dialect.Fault;

/**
 * The one thread that writes: takes everything that waits, commits it in one transaction and then answers.
 *
 * <p>A task that fails takes no other one with it, see {@link Transaction}. When the database refuses, all tasks of the
 * transaction fail and the connection is opened anew for the next one. A connection that breaks before the commit was asked for
 * is replaced once without anybody noticing.
 */
final class Writer implements AutoCloseable {
  private static final int TASKS_PER_COMMIT = 4096;
  /** Tries of a transaction that is spoilt or loses against others again and again. */
  private static final int TRIES = 20;
  /** Spoilt tries after which every task gets its savepoint. */
  private static final int SPOILT = 3;

  private static final Pending<Void> END = new Pending<>(Set.of(), _ -> null);

  private final Dialect dialect;
  private final LinkedBlockingQueue<Pending<?>> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private final Entities entities = new Entities();
  private Sql sql;
  private boolean committing;
  private volatile long commits;
  private volatile long eventsWritten;
  private boolean closed;

  Writer(Dialect dialect, Sql sql) {
    this.dialect = dialect;
    this.sql = sql;
    this.thread = Thread.ofPlatform().name("clew-store-writer").daemon(true).start(this::loop);
  }

  /** @param entities the persistence ids that the task writes about */
  <T> CompletionStage<T> submit(Set<String> entities, WriteTask<T> task) {
    Pending<T> pending = new Pending<>(entities, task);
    synchronized (this) {
      if (closed) return CompletableFuture.failedFuture(new StoreException("The store " + dialect.place() + " is closed."));
      queue.add(pending);
    }
    return pending.stage();
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
      dialect.takeTurn();
      try {
        write(batch);
        dialect.committed(sql, batch.size());
      } finally {
        dialect.endTurn();
      }
    } catch (SQLException e) {
      fail(batch, dialect.explain(e));
    } catch (UncheckedIOException e) {
      fail(batch, new StoreException("The lock of the store " + dialect.place() + " refused (" + e.getMessage()
          + "): check the file system.", e));
    } catch (RuntimeException | Error e) {
      fail(batch, new StoreException("The store " + dialect.place() + " failed (" + e + "); the batch was not written.", e));
    }
  }

  private void write(List<Pending<?>> batch) throws SQLException {
    boolean fresh = sql == null;
    if (fresh) sql = dialect.writer();
    Transaction transaction = new Transaction(dialect, entities, batch);
    for (int tries = 1; ; tries++) {
      try {
        committing = false;
        int events = transaction.run(sql);
        committing = true;
        dialect.commit(sql);
        commits = commits + 1;
        eventsWritten += events;
        entities.committed();
        return;
      } catch (Transaction.Spoilt _) {
        if (tries == SPOILT) transaction.suspectAll();
      } catch (SQLException e) {
        boolean again = switch (dialect.fault(e)) {
          case CONFLICT -> tries < TRIES;
          case CONNECTION -> !fresh && !committing;
          case TASK, STORE -> false;
        };
        if (!again) throw e;
        if (dialect.fault(e) == Fault.CONNECTION) fresh = true;
      }
      startOver();
    }
  }

  private void startOver() throws SQLException {
    entities.rolledBack();
    try {
      dialect.rollback(sql);
    } catch (SQLException e) {
      if (dialect.fault(e) != Fault.CONNECTION) throw e;
      sql.close();
      sql = null;
      sql = dialect.writer();
    }
  }

  private void fail(List<Pending<?>> batch, StoreException error) {
    for (Pending<?> pending : batch) pending.fail(error);
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
