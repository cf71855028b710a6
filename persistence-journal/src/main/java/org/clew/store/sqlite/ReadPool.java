package org.clew.store.sqlite;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.clew.store.StoreException;
import org.clew.store.sql.Reads;
import org.clew.store.sql.Sql;

/** Connections to the file, made when they are needed and kept. */
final class ReadPool implements Reads {
  private static final int CONNECTIONS = Math.max(4, Runtime.getRuntime().availableProcessors());

  private final Home home;
  private final Semaphore free = new Semaphore(CONNECTIONS);
  private final ConcurrentLinkedDeque<Sql> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  ReadPool(Home home) {
    this.home = home;
  }

  /** Runs one statement, or several that need not see the same state. */
  @Override public <T> T read(Query<T> query) {
    free.acquireUninterruptibly();
    Sql sql = null;
    try {
      if (closed) throw new StoreException("The store " + home.database() + " is closed.");
      sql = idle.poll();
      if (sql == null) sql = Connections.reader(home);
      T answer = query.run(sql);
      idle.push(sql);
      return answer;
    } catch (SQLException e) {
      if (sql != null) sql.close();
      throw Failures.explain(e, home);
    } catch (RuntimeException e) {
      if (sql != null) sql.close();
      throw e;
    } finally {
      free.release();
    }
  }

  @Override public <T> T snapshot(Query<T> query) {
    return read(sql -> {
      sql.update("BEGIN");
      T answer = query.run(sql);
      sql.update("COMMIT");
      return answer;
    });
  }

  @Override public void close() {
    closed = true;
    free.acquireUninterruptibly(CONNECTIONS);
    for (Sql sql = idle.poll(); sql != null; sql = idle.poll()) sql.close();
    free.release(CONNECTIONS);
  }
}
