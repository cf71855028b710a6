package org.clew.store.postgres;

import java.nio.file.Path;
import java.sql.SQLException;
import org.clew.store.StoreException;
import org.clew.store.sql.Sql;
import org.clew.store.sql.SqlStore;
import org.clew.store.sqlite.SqliteStore;

/** The store in a PostgreSQL database (15 or newer), for the workers of several machines. */
public final class PostgresStore extends SqlStore {
  private PostgresStore(PostgresDialect dialect, Sql sql) {
    super(dialect, sql);
  }

  /**
   * Opens a store that {@link #init} has made; older tables are migrated.
   *
   * @throws StoreException when the server can not be reached or refuses, or holds no store, with a message fit for a user
   */
  public static PostgresStore open(PostgresPlace place) {
    Source source = new Source(place);
    Sql sql = null;
    try {
      sql = source.writer();
      Schema.check(sql, place);
      PostgresStore store = new PostgresStore(new PostgresDialect(place, source), sql);
      sql = null;
      return store;
    } catch (SQLException e) {
      throw Failures.explain(e, place);
    } finally {
      if (sql != null) sql.close();
    }
  }

  @Override public void copyTo(Path folder) {
    try (SqliteStore copy = SqliteStore.open(folder)) {
      copyTo(copy);
    }
  }

  /** Makes the tables where there are none, and migrates older ones; answers whether there was something to do. */
  public static boolean init(PostgresPlace place) {
    try (Sql sql = new Source(place).writer()) {
      return Schema.migrate(sql, place);
    } catch (SQLException e) {
      throw Failures.explain(e, place);
    }
  }
}
