package org.clew.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.clew.store.Portable;
import org.clew.store.StoreException;
import org.clew.store.Table;

/** Tables as a whole, for moves between stores. */
final class Rows {
  private static final int COPIED = 500;

  private final Dialect dialect;
  private final Writer writer;

  Rows(Dialect dialect, Writer writer) {
    this.dialect = dialect;
    this.writer = writer;
  }

  Map<Table, Long> counts() {
    return dialect.reads().snapshot(sql -> {
      Map<Table, Long> counts = new EnumMap<>(Table.class);
      for (Table table : Table.values()) counts.put(table, sql.number(0, "SELECT count(*) FROM " + table.durable()));
      return counts;
    });
  }

  long meta(String key) {
    return dialect.reads().read(sql -> sql.number(0, "SELECT value FROM meta WHERE key = ?", key));
  }

  List<Object[]> page(Table table, Object[] key, int limit) {
    return dialect.reads().read(sql -> page(sql, table, key, limit));
  }

  void each(Table table, int lot, Consumer<List<Object[]>> told) {
    List<Object[]> page = page(table, null, lot);
    while (!page.isEmpty()) {
      told.accept(page);
      page = page.size() < lot ? List.of() : page(table, page.getLast(), lot);
    }
  }

  /** @throws StoreException also when the connection was lost on the way: half a copy cannot be gone on with */
  void copyTo(Portable empty) {
    var isBegun = new AtomicBoolean();
    long next = dialect.reads().snapshot(sql -> {
      if (isBegun.getAndSet(true)) throw new StoreException("The connection to " + dialect.place()
          + " was lost: start the copy again.");
      for (Table table : Table.values()) {
        List<Object[]> page = page(sql, table, null, COPIED);
        while (!page.isEmpty()) {
          empty.append(table, page);
          page = page(sql, table, page.getLast(), COPIED);
        }
      }
      return sql.number(1, "SELECT value FROM meta WHERE key = 'next_pk'");
    });
    empty.complete(next);
  }

  private static List<Object[]> page(Sql sql, Table table, Object[] key, int limit) throws SQLException {
    String keys = String.join(", ", table.key());
    String after = key == null ? "" : " WHERE (" + keys + ") > (" + marks(table.key().size()) + ")";
    String select = "SELECT " + String.join(", ", table.columns()) + " FROM " + table.durable() + after + " ORDER BY " + keys
        + " LIMIT " + limit;
    Object[] arguments = key == null ? new Object[0] : Arrays.copyOf(key, table.key().size());
    return sql.list(select, row -> row(table, row), arguments);
  }

  private static Object[] row(Table table, ResultSet row) throws SQLException {
    Object[] values = new Object[table.columns().size()];
    for (int i = 0; i < values.length; i++) {
      Object value = row.getObject(i + 1);
      values[i] = table.columns().get(i).equals("writer") ? Columns.writer(value)
          : value instanceof Integer number ? (Object) number.longValue() : value;
    }
    return values;
  }

  void append(Table table, List<Object[]> rows) {
    String insert = "INSERT INTO " + table.durable() + " (" + String.join(", ", table.columns()) + ") VALUES ("
        + marks(table.columns().size()) + ")";
    int writerColumn = table.columns().indexOf("writer");
    written(session -> {
      session.changed();
      for (Object[] row : rows) {
        Object[] values = row.clone();
        if (writerColumn >= 0 && values[writerColumn] != null) {
          values[writerColumn] = dialect.writerColumn((String) values[writerColumn]);
        }
        session.add(insert, values);
      }
      return null;
    });
  }

  void remove(Table table, List<Object[]> keys) {
    String delete = "DELETE FROM " + table.durable() + " WHERE (" + String.join(", ", table.key()) + ") = (" + marks(
        table.key().size()) + ")";
    written(session -> {
      session.changed();
      for (Object[] key : keys) session.now().update(delete, key);
      return null;
    });
  }

  void complete(long nextPk) {
    written(session -> {
      session.changed();
      session.now().update("UPDATE meta SET value = ? WHERE key = 'next_pk'", nextPk);
      dialect.continueNumbers(session.now());
      return null;
    });
  }

  private void written(WriteTask<Void> task) {
    try {
      writer.submit(Set.of(), task).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException cause ? cause : e;
    }
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
