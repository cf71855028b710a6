package org.clew.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
  /** A file in a home whose restore has begun and not ended, which says from where; until it is gone, nothing opens the home. */
  public static final String UNFINISHED_RESTORE = "restore.unfinished";

  private final Home home;

  private SqliteStore(Home home, SqliteDialect dialect, Sql sql) {
    super(dialect, sql);
    this.home = home;
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
      return new SqliteStore(home, new SqliteDialect(home, lock), sql);
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

  /** One read transaction, beside which others write; the copy has no free pages. */
  @Override public void copyTo(Path folder) {
    Path copy = Home.prepare(folder).database();
    if (Files.exists(copy)) throw new StoreException("There is a store in " + folder + " already: name an empty folder.");
    try (Sql sql = Connections.copier(home)) {
      sql.update("VACUUM INTO ?", copy.toString());
    } catch (SQLException e) {
      throw Failures.explain(e, home);
    }
    try (FileChannel file = FileChannel.open(copy, StandardOpenOption.READ)) {
      file.force(true);
    } catch (IOException e) {
      throw new StoreException("The copy " + copy + " can not be written to disk (" + e.getMessage()
          + "): check that file system.", e);
    }
  }

  @Override protected CompletionStage<Integer> onWriter(String sql) {
    return super.onWriter(sql);
  }
}
