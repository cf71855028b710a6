package org.clew.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A store as its administrator sees it: what it holds, and its rows as they can be carried into another store.
 *
 * <p>Values of rows are Long, String, byte[] or null, in the order of {@link Table#columns}; an event without payload was
 * deleted. All calls block and throw {@link StoreException}.
 */
public interface Portable extends AutoCloseable {

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

  /** Finishes what programs that have ended left undone; called before anything is read that is to be whole. */
  default void settle() {}

  /**
   * Tells of all rows in lots of this many, in the order of their key where the store has one, else in its own. What belongs to
   * entities that came after {@link Table#ENTITY} was told is left out where entities get their numbers then.
   */
  void rows(Table table, int lot, Consumer<List<Object[]>> told);

  /**
   * Copies everything into an embedded store in a folder that has none: as it is at one moment, or where the store knows no such
   * moment, as it may have been at one (see {@link org.clew.store.move.LiveCopy}). Others may write meanwhile. The copy is on
   * disk when this returns.
   */
  void copyTo(Path folder);

  /**
   * Adds rows and returns when they are on disk; tables come in the order of {@link Table}, entities before what belongs to them.
   */
  void append(Table table, List<Object[]> rows);

  /** Called after the last row was added: pks and other numbers go on after those that are there. */
  void complete(long nextPk);

  @Override void close();
}
