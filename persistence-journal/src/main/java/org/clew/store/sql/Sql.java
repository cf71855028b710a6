package org.clew.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A connection with its prepared statements, kept for as long as it lives. Not thread safe. */
public final class Sql implements AutoCloseable {
  @FunctionalInterface
  public interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** A statement of as many rows; twice as many are hardly quicker. */
  private static final int ROWS = 16;

  private final Connection connection;
  private final UnaryOperator<String> text;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final Map<String, String> manyRows = new HashMap<>();

  public Sql(Connection connection) {
    this(connection, UnaryOperator.identity());
  }

  /** @param text makes texts such as the database takes */
  public Sql(Connection connection, UnaryOperator<String> text) {
    this.connection = connection;
    this.text = text;
  }

  public Connection connection() {
    return connection;
  }

  /** Number of rows inserted, changed or deleted. */
  public int update(String sql, Object... arguments) throws SQLException {
    return bound(sql, arguments).executeUpdate();
  }

  /** Runs one statement for each list of arguments, in order and together; answers the numbers of rows. */
  public int[] batch(String sql, List<Object[]> arguments) throws SQLException {
    PreparedStatement statement = prepared(sql);
    for (Object[] each : arguments) {
      bind(statement, each);
      statement.addBatch();
    }
    return statement.executeBatch();
  }

  /**
   * Runs one statement {@code INSERT … VALUES (…) …} for each list of arguments, in order, many of them as one statement of many
   * rows. Answers the numbers of rows, with 0 for all rows of such a statement unless it inserted all of them.
   */
  int[] rows(String insert, List<Object[]> arguments) throws SQLException {
    int[] counts = new int[arguments.size()];
    int done = 0;
    for (; arguments.size() - done >= ROWS; done += ROWS) {
      PreparedStatement statement = prepared(manyRows.computeIfAbsent(insert, Sql::manyRows));
      int first = 0;
      for (Object[] row : arguments.subList(done, done + ROWS)) {
        bind(statement, row, first);
        first += row.length;
      }
      if (statement.executeUpdate() == ROWS) Arrays.fill(counts, done, done + ROWS, 1);
    }
    for (; done < counts.length; done++) counts[done] = update(insert, arguments.get(done));
    return counts;
  }

  private static String manyRows(String insert) {
    int from = insert.indexOf("VALUES (") + "VALUES ".length();
    int to = insert.indexOf(')', from) + 1;
    return insert.substring(0, from) + String.join(", ", Collections.nCopies(ROWS, insert.substring(from, to)))
        + insert.substring(to);
  }

  /** Runs several statements that take no arguments and are used once. */
  public void script(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  public <T> List<T> list(String sql, Mapper<T> mapper, Object... arguments) throws SQLException {
    try (ResultSet rows = bound(sql, arguments).executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) found.add(mapper.map(rows));
      return found;
    }
  }

  public <T> Optional<T> first(String sql, Mapper<T> mapper, Object... arguments) throws SQLException {
    try (ResultSet rows = bound(sql, arguments).executeQuery()) {
      return rows.next() ? Optional.of(mapper.map(rows)) : Optional.empty();
    }
  }

  /** First column of the first row, or {@code none} when there is no row or it is null. */
  public long number(long none, String sql, Object... arguments) throws SQLException {
    try (ResultSet rows = bound(sql, arguments).executeQuery()) {
      if (!rows.next()) return none;
      long number = rows.getLong(1);
      return rows.wasNull() ? none : number;
    }
  }

  private PreparedStatement bound(String sql, Object[] arguments) throws SQLException {
    PreparedStatement statement = prepared(sql);
    bind(statement, arguments);
    return statement;
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  private void bind(PreparedStatement statement, Object[] arguments) throws SQLException {
    bind(statement, arguments, 0);
  }

  /** @param first number of the parameters before */
  private void bind(PreparedStatement statement, Object[] arguments, int first) throws SQLException {
    for (int j = 0; j < arguments.length; j++) {
      int i = first + j;
      switch (arguments[j]) {
        case null -> statement.setNull(i + 1, java.sql.Types.NULL);
        case String value -> statement.setString(i + 1, text.apply(value));
        case Long number -> statement.setLong(i + 1, number);
        case Integer number -> statement.setInt(i + 1, number);
        case Double number -> statement.setDouble(i + 1, number);
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        case String[] values -> statement.setArray(i + 1, connection.createArrayOf("text", values));
        case Long[] values -> statement.setArray(i + 1, connection.createArrayOf("bigint", values));
        case Boolean flag -> statement.setInt(i + 1, flag ? 1 : 0);
        default -> throw new IllegalArgumentException("no column type for " + arguments[j].getClass());
      }
    }
  }

  @Override public void close() {
    try {
      for (PreparedStatement statement : statements.values()) statement.close();
      connection.close();
    } catch (SQLException _) {
      // the connection is gone either way, and every commit was confirmed before
    }
  }
}
