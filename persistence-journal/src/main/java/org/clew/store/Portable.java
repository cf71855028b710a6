package org.clew.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A store as its administrator sees it: what it holds, and its rows as they can be carried into another store.
 *
 * <p>Values of rows are Long, String, byte[] or null, in the order of {@link Table#columns}; an event without payload was
 * deleted. All calls block and throw {@link StoreException}.
 */
public interface Portable {

  /** File or url, without secrets. */
  String place();

  /** Version of the tables. */
  long schemaVersion();

  /** Bytes that the store takes, with its indices. */
  long bytes();

  /** Numbers of rows, of every table. */
  Map<Table, Long> counts();

  /** How many other writers have the store open, as far as it can know. */
  long otherWriters();

  /** The smallest pk that nobody was given. */
  long nextPk();

  /** Rows in order of their key, from the one after {@code key} on; a key of null starts with the first. */
  List<Object[]> page(Table table, Object[] key, int limit);

  /**
   * Copies everything, as it is at one moment, into an embedded store in a folder that has none. Others may write meanwhile. The
   * copy is
   * on disk when this returns.
   */
  void copyTo(Path folder);

  /** Adds rows and returns when they are on disk. */
  void append(Table table, List<Object[]> rows);

  /** Called after the last row was added: pks and other numbers go on after those that are there. */
  void complete(long nextPk);
}
