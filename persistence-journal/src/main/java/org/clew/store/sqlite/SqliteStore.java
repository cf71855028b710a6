package org.clew.store.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletionStage;
import org.clew.store.StoreException;
import org.clew.store.sql.Sql;
import org.clew.store.sql.SqlStore;

/**
 * The embedded store: everything in {@code home/clew.db}, open to several JVMs of one machine at a time.
 *
 * <p>The file must lie on a local file system, and nobody in this JVM may open it by other means: closing a descriptor of it
 * would drop the locks SQLite holds.
 */
public final class SqliteStore extends SqlStore {
  private SqliteStore(SqliteDialect dialect, Sql sql) {
    super(dialect, sql);
  }

  /**
   * Opens the store of a home directory; directory and file are made when they do not exist, an older file is migrated.
   *
   * @throws StoreException when home or file can not be used, with a message fit for a user
   */
  public static SqliteStore open(Path directory) {
    Home home = Home.prepare(directory);
    MachineLock lock = null;
    Sql sql = null;
    try {
      lock = MachineLock.of(home.lock());
      sql = opened(home, lock);
      return new SqliteStore(new SqliteDialect(home, lock), sql);
    } catch (IOException e) {
      throw new StoreException("The lock file " + home.lock() + " can not be opened: make it and its directory writable.", e);
    } catch (SQLException e) {
      throw Failures.explain(e, home);
    } finally {
      if (sql == null && lock != null) lock.close();
    }
  }

  private static Sql opened(Home home, MachineLock lock) throws SQLException {
    lock.acquire();
    try {
      Sql sql = Connections.writer(home);
      try {
        Schema.migrate(sql, home);
        return sql;
      } catch (SQLException | RuntimeException e) {
        sql.close();
        throw e;
      }
    } finally {
      lock.release();
    }
  }

  @Override protected CompletionStage<Integer> onWriter(String sql) {
    return super.onWriter(sql);
  }
}
