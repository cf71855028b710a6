package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.repository.Repository;
import org.clew.store.postgres.PostgresPlace;
import org.clew.testdb.PostgresServer;
import org.clew.testwait.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  @TempDir Path folder;

  private Clew clew() {
    return new Clew(folder.resolve("home"));
  }

  private Path backups() {
    return folder.resolve("backups");
  }

  @Test void savedUnderLoadAndAfterAKillAllIsThere() throws Exception {
    var repository = Repository.open(clew().home());
    for (int i = 0; i < 500; i++) repository.put(("filling " + i).getBytes(StandardCharsets.UTF_8));
    clew().submit("test.echo", "text=early", "metadata.label=early");
    clew().json("submit", "test.echo", "text=load", "--count", "5");
    try (var _ = History.engine(clew().home())) {
      clew().run("process", "watch", "early").ok();
      try (var child = ChildJvm.start(clew().home(), "storage", "backup", backups().toString())) {
        Await.until("files are being copied", () -> names(backups()).stream().anyMatch(name -> name.startsWith(".unfinished-")
            && Files.isDirectory(backups().resolve(name).resolve("repository"))));
        child.crash();
      }
      assertThat(new Clew(folder.resolve("too early")).run("storage", "restore", backups().toString()).refusal(1))
          .contains("There is no backup in");
      var first = clew().json("storage", "backup", backups().toString());
      assertThat(names(backups())).noneMatch(name -> name.startsWith(".unfinished"));
      assertThat(objects(first, "copied")).isGreaterThanOrEqualTo(500);
      assertThat(clew().run("storage", "integrity").ok().out()).contains("all is as it should be");
      var second = clew().json("storage", "backup", backups().toString(), "--keep", "1");
      assertThat(objects(second, "linked")).isGreaterThanOrEqualTo(500);
      assertThat((List<?>) second.json().get("removed")).isEqualTo(List.of(first.json().get("backup")));
      clew().json("storage", "maintain", "--full");
    }
    var restored = new Clew(folder.resolve("restored"));
    var said = restored.json("storage", "restore", backups().toString());
    var integrity = restored.json("storage", "integrity");
    assertThat(integrity.json()).containsEntry("sound", true);
    assertThat((Long) integrity.json().get("processes")).isEqualTo(6);
    assertThat(said.json().get("active")).isEqualTo((long) restored.json("process", "list").list("processes").size());
    assertThat(restored.run("calcjob", "outputcat", "early", "said").ok().out()).isEqualTo("early\n");
    assertThat(restored.run("storage", "restore", backups().toString()).refusal(1)).contains("is not empty");
    assertThat(clew().run("storage", "integrity").ok().out()).contains("all is as it should be");
    assertThat(clew().run("calcjob", "outputcat", "early", "said").ok().out()).isEqualTo("early\n");
  }

  @Test void aKilledRestoreGoesOn() throws Exception {
    clew().submit("test.sum", "x=1", "y=2");
    clew().run("storage", "backup", backups().toString()).ok();
    var half = Files.createDirectory(folder.resolve("half"));
    var backup = backups().resolve(names(backups()).stream().filter(name -> name.startsWith("20")).findFirst().orElseThrow());
    Files.writeString(half.resolve("restore.unfinished"), backup + "\n");
    Files.writeString(half.resolve("clew.db.restore"), "half a database");
    assertThat(new Clew(half).run("storage", "restore", folder.toString()).refusal(1)).contains("There is no backup in");
    assertThat(new Clew(half).run("storage", "restore", backup.toString()).ok().out()).contains("is as it was in");
    assertThat(new Clew(half).json("process", "list").list("processes")).hasSize(1);
    assertThat(half.resolve("restore.unfinished")).doesNotExist();
  }

  @Test void aDatabaseServerIsSavedAsAHomeOfItsOwn() throws Exception {
    PostgresPlace place = PostgresServer.shared().database();
    clew().run("config", "set", "storage.backend", "postgres").ok();
    clew().run("config", "set", "storage.url", place.url()).ok();
    clew().run("config", "set", "storage.user", place.user()).ok();
    clew().run("config", "set", "storage.password_file", place.passwordFile().orElseThrow().toString()).ok();
    clew().run("config", "set", "daemon.drain", "7").ok();
    clew().run("storage", "init").ok();
    var pk = clew().submit("test.sum", "x=3", "y=4");
    clew().run("storage", "backup", backups().toString()).ok();
    var restored = new Clew(folder.resolve("restored"));
    restored.run("storage", "restore", backups().toString()).ok();
    assertThat(restored.json("storage", "info").json()).containsEntry("kind", "embedded")
        .containsEntry("rows", clew().json("storage", "info").json().get("rows"));
    assertThat(restored.run("config", "get", "daemon.drain").ok().out().strip()).startsWith("7");
    assertThat(restored.json("process", "show", pk).json()).containsEntry("process_type", "test.sum");
    assertThat(restored.run("storage", "integrity").ok().out()).contains("all is as it should be");
  }

  @Test void wrongUsageIsRefused() throws Exception {
    assertThat(clew().run("storage", "backup", backups().toString(), "--keep", "0").refusal(2)).contains("--keep is 0");
    assertThat(clew().run("storage", "backup", clew().home().resolve("inside").toString()).refusal(2))
        .contains("lies in the home");
    var file = Files.writeString(folder.resolve("file"), "");
    assertThat(clew().run("storage", "backup", file.resolve("inside").toString()).refusal(1)).hasLineCount(1)
        .contains(file.toString(), "check free space and permissions").doesNotContain("Exception");
    assertThat(clew().run("storage", "maintain", "--grace", "0").refusal(2)).contains("1 hour or more");
  }

  private static long objects(Said said, String name) {
    return (Long) ((Map<?, ?>) said.json().get(name)).get("objects");
  }

  private static List<String> names(Path directory) throws Exception {
    if (!Files.isDirectory(directory)) return List.of();
    try (var entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }
}
