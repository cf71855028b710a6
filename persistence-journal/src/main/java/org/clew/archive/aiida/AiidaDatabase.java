package org.clew.archive.aiida;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.clew.archive.ArchiveException;

/** The database of an archive, unpacked into a temporary file and never written to. Not thread safe. */
final class AiidaDatabase implements AutoCloseable {
  private static final Set<String> TABLES = Set.of("db_dbcomputer", "db_dbuser", "db_dbgroup", "db_dbnode", "db_dbcomment",
      "db_dbgroup_dbnodes", "db_dblink", "db_dblog");

  private final String name;
  private final Path file;
  private final Connection connection;

  private AiidaDatabase(String name, Path file, Connection connection) {
    this.name = name;
    this.file = file;
    this.connection = connection;
  }

  /** Opens the file, which goes when this is closed; throws ArchiveException when it is not what it should be. */
  static AiidaDatabase open(String name, Path file) {
    Connection connection = null;
    boolean isOpen = false;
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:file:" + file.toUri().getRawPath() + "?mode=ro&immutable=1");
      try (var statement = connection.createStatement()) {
        statement.execute("PRAGMA trusted_schema = OFF");
        statement.execute("PRAGMA query_only = ON");
      }
      var database = new AiidaDatabase(name, file, connection);
      database.requireTables();
      isOpen = true;
      return database;
    } catch (SQLException e) {
      throw broken(name, e);
    } finally {
      if (!isOpen) close(connection, file);
    }
  }

  private void requireTables() throws SQLException {
    var missing = new TreeSet<>(TABLES);
    rows("SELECT name FROM sqlite_master WHERE type = 'table'", row -> missing.remove(row.getString(1)));
    if (!missing.isEmpty())
      throw new ArchiveException(name + " is not an archive of AiiDA 2: its database lacks the tables "
          + String.join(", ", missing) + ".");
    rows("SELECT count(*) FROM sqlite_master WHERE type IN ('view', 'trigger')", row -> {
      if (row.getLong(1) > 0)
        throw new ArchiveException(name + ": its database has views or triggers, which no archive of AiiDA has.");
    });
  }

  @FunctionalInterface
  interface Each {
    void row(ResultSet row) throws SQLException;
  }

  /** Hands each row to the consumer. */
  void rows(String sql, Each each) {
    try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
      while (rows.next()) each.row(rows);
    } catch (SQLException e) {
      throw broken(name, e);
    }
  }

  /** Proves that no page is damaged. */
  void verify() {
    rows("PRAGMA quick_check(1)", row -> {
      if (!"ok".equals(row.getString(1)))
        throw new ArchiveException(name + " is damaged: its database is (" + row.getString(1) + ").");
    });
  }

  private static ArchiveException broken(String name, SQLException e) {
    return new ArchiveException(name + ": its database cannot be read (" + e.getMessage().lines().findFirst().orElse("")
        + ").", e);
  }

  private static void close(Connection connection, Path file) {
    try {
      if (connection != null) connection.close();
      Files.deleteIfExists(file);
    } catch (SQLException | IOException _) {
      // a temporary file that was only read
    }
  }

  @Override public void close() {
    close(connection, file);
  }
}
