package org.clew.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.clew.store.sql.Sql;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens connections with the settings every part of the store relies on; what the url says goes before. */
final class Source extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;
  static final String APPLICATION = "clew";
  private static final int CONNECT_SECONDS = 10;
  private static final int ANSWER_SECONDS = 60;

  private final transient PostgresPlace place;

  Source(PostgresPlace place) {
    this.place = place;
    setURL(place.url());
    if (!place.url().contains("ApplicationName=")) setApplicationName(APPLICATION);
    if (!place.url().contains("connectTimeout=")) setConnectTimeout(CONNECT_SECONDS);
    if (!place.url().contains("socketTimeout=")) setSocketTimeout(ANSWER_SECONDS);
    if (!place.url().contains("tcpKeepAlive=")) setTcpKeepAlive(true);
  }

  @Override public Connection getConnection() throws SQLException {
    return getConnection(place.user(), place.password());
  }

  /**
   * A connection for writing. A commit there means a commit on disk, whatever the database was told; a worker that freezes within
   * a transaction is cut off by the server (see also {@link FrozenWriters}), so that it holds up the new owners of its processes
   * for seconds only.
   */
  Sql writer() throws SQLException {
    Sql sql = open();
    try {
      sql.script("SET idle_in_transaction_session_timeout = '5s'");
      sql.script("SET lock_timeout = '3s'");
      sql.script("SET application_name = '" + FrozenWriters.APPLICATION + "'");
      sql.first("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
          _ -> true);
      sql.connection().setAutoCommit(false);
      return sql;
    } catch (SQLException e) {
      sql.close();
      throw e;
    }
  }

  /** A plain connection that commits every statement. */
  Sql open() throws SQLException {
    return sql(getConnection());
  }

  /** PostgreSQL has no room for the character 0 in texts; its picture takes its place. */
  static Sql sql(Connection connection) {
    return new Sql(connection, text -> text.indexOf('\0') < 0 ? text : text.replace('\0', '␀'));
  }
}
