package org.clew.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.clew.store.sql.Sql;
import org.sqlite.SQLiteOpenMode;

/** Opens connections with the settings every part of the store relies on. */
final class Connections {
  /** How long SQLite itself waits for a lock held by a foreign program, milliseconds; our own writers queue at the lock file. */
  private static final int BUSY_TIMEOUT = 30_000;

  private Connections() {}

  static Sql writer(Home home) throws SQLException {
    Sql sql = open(home);
    try {
      sql.script("PRAGMA journal_mode = WAL");
      sql.script("PRAGMA synchronous = FULL");
      sql.script("PRAGMA wal_autocheckpoint = 0");
      sql.script("PRAGMA cache_size = -65536");
      sql.script("PRAGMA temp_store = MEMORY");
      return sql;
    } catch (SQLException e) {
      sql.close();
      throw e;
    }
  }

  static Sql reader(Home home) throws SQLException {
    Sql sql = open(home);
    try {
      sql.script("PRAGMA query_only = ON");
      sql.script("PRAGMA cache_size = -8192");
      return sql;
    } catch (SQLException e) {
      sql.close();
      throw e;
    }
  }

  /** Reads the file and writes another one; the rows are sorted on disk, since there may be more than fit in memory. */
  static Sql copier(Home home) throws SQLException {
    return open(home);
  }

  /** The driver's auto-commit mode tries a BEGIN after every statement; switched off, transactions are ours alone. */
  private static Sql open(Home home) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    Properties properties = config.toProperties();
    properties.setProperty("busy_timeout", Integer.toString(BUSY_TIMEOUT));
    properties.setProperty("jdbc.get_generated_keys", "false");
    Connection connection = JDBC.createConnection("jdbc:sqlite:" + home.database(), properties);
    try {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.executeUpdate("COMMIT");
      }
      return new Sql(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
