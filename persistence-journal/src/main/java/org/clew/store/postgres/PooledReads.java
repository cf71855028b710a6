package org.clew.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import org.clew.store.StoreException;
import org.clew.store.sql.Dialect.Fault;
import org.clew.store.sql.Reads;

/**
 * A pool of connections; a query whose connection breaks is asked once more on another one. While the server can not be reached,
 * one caller in a while finds that out, and the others are told at once.
 */
final class PooledReads implements Reads {
  private static final int CONNECTIONS = Math.max(4, Runtime.getRuntime().availableProcessors());
  private static final long PATIENCE_MS = 5000;
  private static final long IDLE_MS = 60_000;
  private static final long REMEMBERED_NS = 1_000_000_000;

  /** That no connection could be had, and when; {@code System.nanoTime()}. */
  private record Unreachable(SQLException failure, long since) {}

  private final PostgresPlace place;
  private final HikariDataSource pool;
  private final Semaphore free = new Semaphore(CONNECTIONS);
  private volatile Unreachable unreachable;

  PooledReads(PostgresPlace place, Source source) {
    this.place = place;
    HikariConfig config = new HikariConfig();
    config.setPoolName("clew-store");
    config.setDataSource(source);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE_MS);
    config.setConnectionTimeout(PATIENCE_MS);
    config.setInitializationFailTimeout(-1);
    pool = new HikariDataSource(config);
  }

  @Override public <T> T read(Query<T> query) {
    return asked(query, false);
  }

  @Override public <T> T snapshot(Query<T> query) {
    return asked(query, true);
  }

  private <T> T asked(Query<T> query, boolean oneState) {
    free.acquireUninterruptibly();
    try {
      try {
        return answer(connection(), query, oneState);
      } catch (SQLException e) {
        if (unreachable != null || Failures.fault(e) != Fault.CONNECTION) throw e;
        return answer(connection(), query, oneState);
      }
    } catch (SQLException e) {
      throw Failures.explain(e, place);
    } finally {
      free.release();
    }
  }

  private Connection connection() throws SQLException {
    if (pool.isClosed()) throw new StoreException("The store " + place.url() + " is closed.");
    Unreachable known = unreachable;
    if (known != null && System.nanoTime() - known.since() < REMEMBERED_NS) throw known.failure();
    try {
      Connection connection = pool.getConnection();
      unreachable = null;
      return connection;
    } catch (SQLException e) {
      unreachable = new Unreachable(e, System.nanoTime());
      throw e;
    }
  }

  private static <T> T answer(Connection connection, Query<T> query, boolean oneState) throws SQLException {
    try (var sql = Source.sql(connection)) {
      if (!oneState) return query.run(sql);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      T answer = query.run(sql);
      connection.commit();
      return answer;
    }
  }

  @Override public void close() {
    pool.close();
  }
}
