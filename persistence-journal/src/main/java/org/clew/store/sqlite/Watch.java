package org.clew.store.sqlite;

import java.sql.SQLException;
import org.clew.store.sql.Sql;

/**
 * Tells whether anybody has committed, from a connection of its own because the number has a meaning only within one connection.
 */
final class Watch implements AutoCloseable {
  private final Home home;
  private Sql sql;
  private long reopened;

  Watch(Home home) {
    this.home = home;
  }

  synchronized long dataVersion() {
    try {
      if (sql == null) sql = Connections.reader(home);
      return (reopened << 32) + sql.number(0, "PRAGMA data_version");
    } catch (SQLException e) {
      close();
      reopened++;
      throw Failures.explain(e, home);
    }
  }

  @Override public synchronized void close() {
    if (sql != null) sql.close();
    sql = null;
  }
}
