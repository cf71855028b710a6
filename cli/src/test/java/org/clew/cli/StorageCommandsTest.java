package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.clew.store.postgres.PostgresPlace;
import org.clew.testdb.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageCommandsTest {
  @TempDir Path home;

  private Said clew(String... arguments) {
    return new Clew(home).run(arguments);
  }

  @Test void infoTellsOfTheEmbeddedStore() {
    var pk = new Clew(home).submit("test.sum", "x=1", "y=2");
    var info = clew("storage", "info", "--json").ok().json();
    assertThat(info.keySet()).containsExactly("kind", "place", "schema_version", "bytes", "rows");
    assertThat(info).containsEntry("kind", "embedded").containsEntry("place", home.resolve("clew.db").toString())
        .containsEntry("schema_version", 3L);
    assertThat((Long) info.get("bytes")).isPositive();
    assertThat(rows(info)).containsEntry("process", 1L);
    assertThat(clew("storage", "info").ok().out()).contains("embedded store", "schema 3").containsPattern("process +1");
    assertThat(clew("storage", "init", "--json").ok().json()).containsEntry("made", false);
    assertThat(clew("process", "list").ok().out()).contains(pk);
  }

  @Test void integrityFindsLinksThatSomebodyTamperedWith() throws Exception {
    var pk = new Clew(home).submit("test.sum", "x=1", "y=2");
    assertThat(clew("storage", "integrity").ok().out()).contains("all is as it should be");
    var input = new Clew(home).json("node", "show", pk).list("incoming").stream().map(link -> (Map<?, ?>) link.get("node"))
        .map(Clew::pk).sorted().toList();
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + home.resolve("clew.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM node WHERE pk = " + input.getFirst());
      statement.executeUpdate("INSERT INTO link (target, source, type, label) VALUES (" + pk + ", " + input.getLast()
          + ", 'input_work', 'z'), (" + input.getLast() + ", " + pk + ", 'create', 'w')");
    }
    var said = clew("storage", "integrity");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out()).contains("Process " + pk + " has no link to its input 'x'",
        "has a link to the input 'z', node " + input.getLast() + ", that its journal does not know",
        "has a link to the output 'w'", "there is no node " + input.getFirst() + ".",
        "such links lead from a calculation to data, not from a workflow to data.");
    assertThat(clew("storage", "integrity", "--json").list("findings")).hasSize(5).allSatisfy(finding ->
        assertThat(finding.keySet()).containsExactly("kind", "pk", "uuid", "text"));
  }

  @Test void everythingMovesToPostgresAndBack() throws Exception {
    var place = PostgresServer.shared().database();
    var pk = new Clew(home).submit("test.sum", "x=1", "y=2");
    var before = rows(clew("storage", "info", "--json").ok().json());
    var moved = migrate(place, "--json").ok();
    assertThat(moved.json()).containsEntry("to", place.url()).containsEntry("rows", before);
    assertThat(moved.err()).contains("event: ");
    var info = clew("storage", "info", "--json").ok().json();
    assertThat(info).containsEntry("kind", "postgres").containsEntry("place", place.url()).containsEntry("rows", before);
    assertThat(clew("status", "--json").ok().json().get("store")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("kind", "postgres");
    assertThat(clew("daemon", "status", "--json").json()).containsEntry("store", place.url());
    assertThat(Files.readString(home.resolve("config.json"))).doesNotContain(password(place));
    assertThat(clew("process", "show", pk, "--json").ok().json()).containsEntry("process_type", "test.sum");
    assertThat(clew("run", "test.sum", "x=3", "y=4", "--json").ok().json()).containsEntry("state", "finished");

    assertThat(migrate(place).refusal(1)).contains("already");
    assertThat(clew("storage", "migrate", "--to", "embedded").err()).contains("not empty", home.resolve("clew.db").toString());
    Files.delete(home.resolve("clew.db"));
    assertThat(clew("storage", "migrate", "--to", "embedded").ok().out()).contains("settings say so");
    assertThat(rows(clew("storage", "info", "--json").ok().json()).get("process")).isNotEqualTo(before.get("process"));
    assertThat(clew("storage", "info").ok().out()).contains("embedded store");
  }

  @Test void integrityFindsAnEventThatIsMissing() throws Exception {
    new Clew(home).submit("test.sum", "x=1", "y=2");
    try (var _ = History.engine(home)) {
      clew("process", "watch", "1").ok();
    }
    assertThat(clew("storage", "integrity").ok().out()).contains("2 processes", "all is as it should be");
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + home.resolve("clew.db"));
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("DELETE FROM event WHERE sequence_nr = 2")).isEqualTo(1);
    }
    var found = clew("storage", "integrity", "--json");
    assertThat(found.status()).isEqualTo(1);
    assertThat(found.json()).containsEntry("sound", false);
    assertThat(found.list("findings")).singleElement().satisfies(finding ->
        assertThat(finding.get("text")).asString().startsWith("event 2 is missing in its journal"));
  }

  @Test void aRunningEngineIsNotMoved() {
    var place = PostgresServer.shared().database();
    try (var _ = History.engine(home)) {
      assertThat(migrate(place).refusal(1)).contains("An engine is running in", "clew daemon stop");
    }
    assertThat(home.resolve("config.json")).doesNotExist();
  }

  @Test void aStoreIsMadeByInitOnly() {
    var place = PostgresServer.shared().database();
    configure(place);
    assertThat(clew("process", "list").refusal(1)).contains(place.url(), "clew storage init");
    assertThat(clew("storage", "init", "--json").ok().json())
        .isEqualTo(Map.of("kind", "postgres", "place", place.url(), "made", true));
    assertThat(clew("storage", "init").ok().out()).contains("was there already");
    assertThat(clew("process", "list").ok().err()).doesNotContain("WARN");
  }

  @Test void aServerThatIsNotThereIsNamed() {
    configure(PostgresServer.shared().database());
    clew("config", "set", "storage.url", "jdbc:postgresql://127.0.0.1:1/clew").ok();
    assertThat(clew("process", "list").refusal(1)).contains("jdbc:postgresql://127.0.0.1:1/clew", "can not be reached",
        "storage.url")
        .hasLineCount(1);
  }

  @Test void wrongSettingsAreRefused() {
    assertThat(clew("config", "set", "storage.backend", "oracle").refusal(2)).contains("embedded, postgres or cassandra");
    assertThat(clew("config", "set", "storage.url", "jdbc:postgresql://h/db?password=secret").refusal(2))
        .contains("storage.password_file").doesNotContain("secret");
    clew("config", "set", "storage.backend", "postgres").ok();
    assertThat(clew("process", "list").refusal(1)).contains("storage.url is not set");
    assertThat(clew("storage", "migrate", "--to", "oracle").refusal(2)).contains("embedded, postgres or cassandra");
  }

  @Test void filesMayLieInASharedFolder(@TempDir Path shared) {
    clew("config", "set", "storage.files", shared.resolve("files").toString()).ok();
    new Clew(home).submit("test.sum", "x=1", "y=2");
    assertThat(shared.resolve("files")).isDirectory();
    assertThat(home.resolve("repository")).doesNotExist();
  }

  private void configure(PostgresPlace place) {
    clew("config", "set", "storage.backend", "postgres").ok();
    clew("config", "set", "storage.url", place.url()).ok();
    clew("config", "set", "storage.user", place.user()).ok();
    clew("config", "set", "storage.password_file", place.passwordFile().orElseThrow().toString()).ok();
  }

  private Said migrate(PostgresPlace place, String... more) {
    var words = new java.util.ArrayList<>(java.util.List.of("storage", "migrate", "--to", "postgres", "--url", place.url(),
        "--user", place.user(), "--password-file", place.passwordFile().orElseThrow().toString()));
    words.addAll(java.util.List.of(more));
    return clew(words.toArray(String[]::new));
  }

  private static String password(PostgresPlace place) throws Exception {
    return Files.readString(place.passwordFile().orElseThrow()).strip();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> rows(Map<String, Object> info) {
    return (Map<String, Object>) info.get("rows");
  }
}
