package org.clew.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.events;
import static org.clew.store.Fixtures.process;
import static org.clew.store.Fixtures.rows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.clew.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test void bringsTheFirstSchemaUpToDate() throws Exception {
    try (SqliteStore store = SqliteStore.open(directory)) {
      await(store.write(rows(process(1, "A", "finished", null), process(2, "A", "running", null))));
    }
    for (String undo : List.of("DROP TABLE extras", "DROP TABLE node_comment", "DROP TABLE node_group", "DROP TABLE group_member", "DROP TABLE calculation",
        "DROP INDEX node_rare_type", "DROP TRIGGER process_comes", "DROP TRIGGER process_goes",
            "DELETE FROM meta WHERE key = 'processes'",
        "PRAGMA user_version = 1")) execute(undo);
    try (SqliteStore store = SqliteStore.open(directory)) {
      assertThat(store.graph().processCounts()).isEqualTo(Map.of("finished", 1L, "running", 1L));
      await(store.write(rows(process(2, "A", "created", null), process(3, "A", "finished", null))));
      await(store.annotations().label(1, "old"));
      assertThat(store.graph().processCounts()).isEqualTo(Map.of("finished", 2L, "running", 1L));
      assertThat(store.annotations().extras(1)).isEmpty();
      assertThat(store.calculations().withHash("0a".repeat(32), 0, 9)).isEmpty();
    }
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
