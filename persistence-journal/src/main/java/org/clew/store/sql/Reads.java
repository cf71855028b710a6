package org.clew.store.sql;

import java.sql.SQLException;
import org.clew.store.StoreException;

/** A few connections that read; a caller who finds none free waits. Queries may run twice, so they must not keep state. */
public interface Reads extends AutoCloseable {
  /** What is asked on one connection. */
  @FunctionalInterface
  interface Query<T> {
    T run(Sql sql) throws SQLException;
  }

  /** Runs one statement; throws {@link StoreException} when the database can not answer, or when the store is closed. */
  <T> T read(Query<T> query);

  /** Runs several statements that see one state. */
  <T> T snapshot(Query<T> query);

  @Override void close();
}
