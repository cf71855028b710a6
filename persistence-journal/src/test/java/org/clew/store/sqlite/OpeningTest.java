package org.clew.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.events;
import static org.clew.store.Fixtures.process;
import static org.clew.store.Fixtures.rows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.clew.store.OldStore;
import org.clew.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {
  @TempDir private Path directory;

  @Test void makesAMissingHomeForItsOwnerOnly() throws Exception {
    Path home = directory.resolve("a/b");
    SqliteStore.open(home).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home))).isEqualTo("rwx------");
    assertThat(home.resolve("clew.db")).exists();
  }

  @Test void opensWhatItWroteBefore() {
    try (SqliteStore store = SqliteStore.open(directory)) {
      await(store.write(events("a", 1, 3)));
    }
    try (SqliteStore store = SqliteStore.open(directory)) {
      assertThat(store.highestSequenceNr("a")).isEqualTo(3);
      await(store.write(events("a", 4, 4)));
    }
  }

  @ParameterizedTest @ValueSource(ints = {1, 2, 3}) void bringsEarlierSchemasUpToDate(int version) throws Exception {
    for (String script : Schema.SCRIPTS.subList(0, version)) execute(script);
    execute("UPDATE meta SET value = " + version + " WHERE key = 'schema_version'");
    execute("PRAGMA user_version = " + version);
    for (String statement : OldStore.statements(version, digits -> "x'" + digits + "'")) execute(statement);
    try (SqliteStore store = SqliteStore.open(directory)) {
      OldStore.assertWhole(store, version);
      assertThat(store.schemaVersion()).isEqualTo(Schema.SCRIPTS.size());
      await(store.write(rows(process(50, "A", "created", null))));
      assertThat(store.graph().processCounts()).isEqualTo(Map.of("finished", 1L, "created", 1L));
    }
    SqliteStore.open(directory).close();
  }

  @Test void refusesANewerSchema() throws Exception {
    SqliteStore.open(directory).close();
    execute("PRAGMA user_version = 99");
    refused(() -> SqliteStore.open(directory), "newer Clew", "schema 99", "CLEW_HOME");
  }

  @Test void refusesADatabaseOfSomebodyElse() throws Exception {
    execute("CREATE TABLE recipes (name TEXT)");
    refused(() -> SqliteStore.open(directory), "not a store of Clew", "move it away");
  }

  @Test void refusesAFileThatIsNoDatabase() throws Exception {
    Files.writeString(directory.resolve("clew.db"), "Dear diary, ".repeat(1000));
    refused(() -> SqliteStore.open(directory), "not a database", "restore a backup");
  }

  @Test void refusesADamagedDatabase() throws Exception {
    try (SqliteStore store = SqliteStore.open(directory)) {
      for (int i = 0; i < 50; i++) await(store.write(events("process|" + i, 1, 20)));
    }
    byte[] bytes = Files.readAllBytes(directory.resolve("clew.db"));
    for (int i = 4096; i < bytes.length; i++) bytes[i] = 0x55;
    Files.write(directory.resolve("clew.db"), bytes);
    refused(() -> {
      try (SqliteStore store = SqliteStore.open(directory)) {
        store.highestSequenceNr("process|7");
      }
    }, "is damaged", "backup");
  }

  @Test void refusesAHomeThatIsAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> SqliteStore.open(file)).isInstanceOf(StoreException.class)
        .hasMessageContaining(file + " is not a directory");
    assertThatThrownBy(() -> SqliteStore.open(file.resolve("below"))).isInstanceOf(StoreException.class)
        .hasMessageContaining("can not be created");
  }

  private void refused(ThrowingCallable call, String... parts) {
    assertThatThrownBy(call).isInstanceOf(StoreException.class)
        .hasMessageContaining(directory.resolve("clew.db").toString()).hasMessageContainingAll(parts)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("clew.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
