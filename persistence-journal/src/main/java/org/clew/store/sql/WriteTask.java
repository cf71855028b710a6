package org.clew.store.sql;

import java.sql.SQLException;

/**
 * A unit of writing that takes part in a shared transaction. It may run twice, when the first transaction was given up because of
 * another task, so it must not keep state.
 */
@FunctionalInterface
interface WriteTask<T> {
  T apply(WriteSession session) throws SQLException;
}
