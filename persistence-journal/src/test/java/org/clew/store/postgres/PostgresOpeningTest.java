package org.clew.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.clew.store.OldStore;
import org.clew.store.StoreException;
import org.clew.testdb.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresOpeningTest {
  @TempDir private Path directory;
  private PostgresServer server;
  private PostgresPlace place;

  @BeforeEach void prepare() {
    server = PostgresServer.shared();
    place = server.database();
  }

  @Test void tablesAreMadeOnce() {
    assertThat(PostgresStore.init(place)).isTrue();
    assertThat(PostgresStore.init(place)).isFalse();
    PostgresStore.open(place).close();
  }

  @Test void aStoreThatNobodyMadeIsNotMadeInPassing() {
    refused(() -> PostgresStore.open(place), place, "no store of Clew yet", "clew storage init");
  }

  @Test void aServerThatIsNotThere() {
    PostgresPlace nowhere = new PostgresPlace("jdbc:postgresql://127.0.0.1:1/clew", "clew", place.passwordFile());
    refused(() -> PostgresStore.open(nowhere), nowhere, "can not be reached", "storage.url");
  }

  @Test void aDatabaseThatIsNotThere() {
    PostgresPlace missing = server.place("nosuch");
    refused(() -> PostgresStore.open(missing), missing, "does not exist", "createdb");
  }

  @Test void aWrongPassword() throws Exception {
    Path wrong = secret("rather secret", "rw-------");
    PostgresPlace other = new PostgresPlace(place.url(), "clew", Optional.of(wrong));
    refused(() -> PostgresStore.open(other), other, "refuses the user clew", "storage.password_file");
    assertThatThrownBy(() -> PostgresStore.open(other)).hasMessageNotContaining("rather secret");
  }

  @Test void aPasswordThatEverybodyCanRead() throws Exception {
    Path open = secret("rather secret", "rw-r--r--");
    assertThatThrownBy(() -> PostgresStore.open(new PostgresPlace(place.url(), "clew", Optional.of(open))))
        .isInstanceOf(StoreException.class).hasMessageContaining(open.toString()).hasMessageContaining("chmod 600");
  }

  @Test void aPasswordFileThatIsNotThere() {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> PostgresStore.open(new PostgresPlace(place.url(), "clew", Optional.of(missing))))
        .isInstanceOf(StoreException.class).hasMessageContaining(missing.toString()).hasMessageContaining("can not be read");
  }

  @Test void aPasswordInTheUrl() {
    for (String url : new String[] {place.url() + "?password=secret", "jdbc:postgresql://clew:secret@127.0.0.1/clew"}) {
      assertThatThrownBy(() -> new PostgresPlace(url, "clew", Optional.empty())).isInstanceOf(StoreException.class)
          .hasMessageContaining("storage.password_file").hasMessageNotContaining("secret");
    }
  }

  @Test void anUrlOfSomethingElse() {
    assertThatThrownBy(() -> new PostgresPlace("jdbc:mysql://host/db", "clew", Optional.empty()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("storage.url").hasMessageContaining("jdbc:postgresql://");
  }

  @Test void aDatabaseOfSomebodyElse() {
    String name = place.url().substring(place.url().lastIndexOf('/') + 1);
    server.execute(name, "CREATE TABLE node (name TEXT)");
    refused(() -> PostgresStore.init(place), place, "tables of something else", "currentSchema");
  }

  @Test void aSchemaOfItsOwn() {
    String name = place.url().substring(place.url().lastIndexOf('/') + 1);
    PostgresPlace own = new PostgresPlace(place.url() + "?currentSchema=flow", place.user(), place.passwordFile());
    refused(() -> PostgresStore.init(own), own, "does not exist", "CREATE SCHEMA");
    server.execute(name, "CREATE SCHEMA flow");
    assertThat(PostgresStore.init(own)).isTrue();
    assertThat(PostgresStore.init(place)).isTrue();
  }

  @ParameterizedTest @ValueSource(ints = {1, 2, 3}) void earlierSchemasAreBroughtUpToDate(int version) {
    String name = place.url().substring(place.url().lastIndexOf('/') + 1);
    for (String script : Schema.SCRIPTS.subList(0, version)) server.execute(name, script);
    server.execute(name, "UPDATE meta SET value = " + version + " WHERE key = 'schema_version'");
    for (String statement : OldStore.statements(version, digits -> "'\\x" + digits + "'")) server.execute(name, statement);
    server.execute(name, "ALTER TABLE entity ALTER COLUMN id RESTART WITH 2");
    try (PostgresStore store = PostgresStore.open(place)) {
      OldStore.assertWhole(store, version);
      assertThat(store.schemaVersion()).isEqualTo(Schema.SCRIPTS.size());
    }
    assertThat(PostgresStore.init(place)).isFalse();
  }

  @Test void aNewerSchema() {
    PostgresStore.init(place);
    server.execute(place.url().substring(place.url().lastIndexOf('/') + 1),
        "UPDATE meta SET value = 99 WHERE key = 'schema_version'");
    refused(() -> PostgresStore.open(place), place, "newer Clew", "schema 99");
  }

  private Path secret(String password, String permissions) throws Exception {
    Path file = directory.resolve("password");
    Files.writeString(file, password);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }

  private static void refused(ThrowingCallable call, PostgresPlace place, String... parts) {
    assertThatThrownBy(call).isInstanceOf(StoreException.class).hasMessageContaining(place.url()).hasMessageContainingAll(parts)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }
}
