package org.clew.store.postgres;

import java.sql.SQLException;
import org.clew.store.sql.Sql;

/**
 * Ends transactions of writers that stand still.
 *
 * <p>A worker that freezes while it sends a batch leaves the server waiting for the rest, with the keys of new events locked, and
 * no timeout of PostgreSQL 15 covers that. A transaction of a writer takes milliseconds, so one that is seconds old and in the
 * way is rolled back; should its owner live, it tries again on a new connection.
 */
final class FrozenWriters {
  static final String APPLICATION = "clew writer";

  private FrozenWriters() {}

  /** Connections of all writers, this one's too. */
  static long count(Sql sql) throws SQLException {
    return sql.number(0, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = ?",
        APPLICATION);
  }

  /** Called outside a transaction by a writer that was held up. */
  static void end(Sql sql) throws SQLException {
    sql.list(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user"
        + " AND application_name = ? AND pid <> pg_backend_pid() AND xact_start < clock_timestamp() - interval '5 seconds'",
        row -> row.getBoolean(1), APPLICATION);
    sql.connection().commit();
  }
}
