package org.clew.store.move;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.clew.store.Portable;
import org.clew.store.StoreException;
import org.clew.store.Table;

/** Copies all of a store into an empty one. Nobody else may write to either of them meanwhile. */
public final class Move {
  /** Rows with content of any size go in smaller lots. */
  private static final int LARGE_ROWS = 200;
  private static final int SMALL_ROWS = 2000;

  /** Hears how many of how many rows of a table were copied. */
  @FunctionalInterface
  public interface Progress {
    void copied(Table table, long done, long all);
  }

  private Move() {}

  /**
   * Copies and then compares the numbers of rows, which it answers.
   *
   * @throws StoreException when somebody else has a store open or the target is not empty, before anything is written; when a
   *     store
   *     refuses, or the numbers differ
   */
  public static Map<Table, Long> copy(Portable from, Portable to, Progress progress) {
    for (Portable store : List.of(from, to)) requireAlone(store);
    requireEmpty(to);
    from.settle();
    Map<Table, Long> counts = from.counts();
    for (Table table : Table.values()) copy(from, to, table, counts.get(table), progress);
    to.complete(from.nextPk());
    verify(from, to);
    return counts;
  }

  private static void copy(Portable from, Portable to, Table table, long all, Progress progress) {
    int lot = table == Table.EVENT || table == Table.SNAPSHOT ? LARGE_ROWS : SMALL_ROWS;
    var done = new AtomicLong();
    from.rows(table, lot, rows -> {
      to.append(table, rows);
      progress.copied(table, done.addAndGet(rows.size()), all);
    });
  }

  private static void requireAlone(Portable store) {
    if (store.otherWriters() > 0) throw new StoreException("Other programs of Clew (" + store.otherWriters() + ") have the store "
        + store.place() + " open: stop them on all machines first.");
  }

  private static void requireEmpty(Portable to) {
    long rows = to.counts().values().stream().mapToLong(Long::longValue).sum();
    if (rows == 0 && to.nextPk() <= 1) return;
    throw new StoreException("The store " + to.place() + " is not empty (" + rows + " rows): give an empty one.");
  }

  private static void verify(Portable from, Portable to) {
    Map<Table, Long> wanted = from.counts();
    Map<Table, Long> got = to.counts();
    List<String> differences = new ArrayList<>();
    for (Table table : Table.values()) if (!wanted.get(table).equals(got.get(table))) {
      differences.add(table.durable() + " " + wanted.get(table) + " here, " + got.get(table) + " there");
    }
    if (from.nextPk() != to.nextPk()) differences.add("next pk " + from.nextPk() + " here, " + to.nextPk() + " there");
    if (differences.isEmpty()) return;
    throw new StoreException("The copy in " + to.place() + " is not whole (" + String.join("; ", differences)
        + "): end everything that writes to " + from.place() + ", empty the copy and start again.");
  }
}
