package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clew.data.Blob;
import org.clew.repository.Repository;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageUpkeepTest {
  @TempDir static Path origin;
  @TempDir Path home;

  @BeforeAll static void run() {
    try (var _ = History.engine(origin)) {
      new Clew(origin).json("run", "test.echo", "text=hello");
    }
  }

  @BeforeEach void copy() throws Exception {
    try (var files = Files.walk(origin)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var target = home.resolve(origin.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private Said clew(String... arguments) {
    return new Clew(home).run(arguments);
  }

  @Test void filesArePackedCheckedAndStillRead() throws Exception {
    Blob garbage = Repository.open(home).put("garbage".getBytes(StandardCharsets.UTF_8));
    Files.setLastModifiedTime(file(garbage.sha256()), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    var before = clew("storage", "integrity", "--json").ok();
    assertThat(before.list("notes")).singleElement().satisfies(note -> assertThat(note).containsEntry("kind", "file-unused")
        .containsEntry("sha256", garbage.sha256()).containsEntry("size", 7L));
    assertThat(clew("storage", "integrity").ok().out()).contains("nothing names 1 object (7 B)", "all is as it should be");
    var dry = clew("storage", "maintain", "--dry-run", "--json").ok().json();
    var done = clew("storage", "maintain", "--json").ok();
    assertThat(done.json().keySet()).containsExactly("dry_run", "packed", "duplicates", "removed", "waiting", "freed_bytes",
        "packs", "held_back_by",
        "problems");
    assertThat(done.json()).containsEntry("removed", Map.of("objects", 1L, "bytes", 7L))
        .containsEntry("packed", dry.get("packed"))
        .containsEntry("packs", 1L);
    assertThat(done.err()).contains("packing");
    assertThat(clew("calcjob", "outputcat", "1", "said").ok().out()).isEqualTo("hello\n");
    assertThat(clew("calcjob", "inputcat", "1", "say.sh").ok().out()).contains("cat words/text");
    assertThat(clew("storage", "integrity", "--json").ok().json()).containsEntry("sound", true).containsEntry("notes", List.of());
    assertThat(clew("storage", "maintain", "--full").ok().out()).contains("0 objects (0 B) packed",
        "Rewriting packs has freed 0 B");
  }

  @Test void integrityNamesWhatIsWrong() throws Exception {
    var retrieved = Repository.open(home).put("hello\n".getBytes(StandardCharsets.UTF_8)).sha256();
    var input = Repository.open(home).put("cat words/text\n".getBytes(StandardCharsets.UTF_8)).sha256();
    Files.writeString(file(retrieved), "hallo\n");
    Files.delete(file(input));
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + home.resolve("clew.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate("INSERT INTO link VALUES (1, 4711, 'input_calc', 'ghost')");
    }
    var found = clew("storage", "integrity", "--json");
    assertThat(found.status()).isEqualTo(1);
    assertThat(found.list("findings")).extracting(finding -> finding.get("kind"))
        .containsExactly("process", "file-missing", "file-corrupt");
    assertThat(found.list("findings")).allSatisfy(finding -> assertThat(finding.get("uuid")).isNotNull());
    assertThat(found.list("findings").get(1)).containsEntry("pk", 1L).containsEntry("sha256", input);
    assertThat(clew("storage", "integrity", "--quick", "--json").list("findings")).hasSize(2);
    assertThat(clew("storage", "integrity").out())
        .contains("Process 1 has the link input_calc 'ghost' from 4711 to 1: there is no node 4711.",
        "Node 1 needs the object " + input + " of 15 bytes, which is not there.", "is damaged in " + file(retrieved),
        "3 findings.");
  }

  private Path file(String sha256) {
    return home.resolve("repository").resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }
}
