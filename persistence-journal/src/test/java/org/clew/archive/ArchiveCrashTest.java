package org.clew.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.clew.repository.FileCheck.Depth;
import org.clew.repository.FileCheck;
import org.clew.store.Fixtures;
import org.clew.store.StoreException;
import org.clew.store.backup.Backup;
import org.clew.store.backup.Restore;
import org.clew.store.sqlite.SqliteStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCrashTest {
  @TempDir Path folder;
  private Archives here;
  private RandomGraph graph;

  @BeforeEach void fill() {
    here = Archives.temporary();
    graph = new RandomGraph(here.store(), here.repository(), 7).grow(30);
  }

  @AfterEach void close() {
    here.close();
  }

  private static void killed(String work, Path home, Path file, String moment) throws Exception {
    var child = ArchiveChild.start(work, home, file, moment);
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as("it came to '" + moment + "'").isEqualTo(ArchiveChild.HALTED);
  }

  private static void sound(Archives home) {
    assertThat(FileCheck.of(home.repository(), home.store(), Depth.WHOLE, (_, _, _) -> {}).findings()).isEmpty();
  }

  @Test void aKilledExportLeavesTheFileOfBefore() throws Exception {
    var file = Files.writeString(folder.resolve("all.zip"), "what was there");
    for (var moment : List.of("nodes", "files 2")) {
      killed("create", here.home(), file, moment);
      assertThat(file).hasContent("what was there");
    }
    assertThat(names(folder)).hasSize(3).allMatch(name -> name.equals("all.zip")
        || name.startsWith(".all.zip.") && name.endsWith(".part"));
    var whole = here.exportAll("all.zip");
    try (var there = Archives.temporary()) {
      there.importing(whole);
      assertThat(Portrait.of(there.store())).isEqualTo(Portrait.of(here.store()));
    }
  }

  @Test void aKilledImportHasChangedNothingAndIsRepeated() throws Exception {
    var file = here.exportAll("all.zip");
    try (var there = Archives.temporary()) {
      var other = new RandomGraph(there.store(), there.repository(), 8).grow(3);
      var before = Portrait.of(there.store());
      for (var moment : List.of("files 2", "nodes")) {
        killed("import", there.home(), file, moment);
        assertThat(Portrait.of(there.store())).as("killed at " + moment).isEqualTo(before);
        sound(there);
      }
      var plan = there.importing(file);
      assertThat(plan.newNodes()).isEqualTo(graph.all.size());
      assertThat(Fixtures.pks(there.store())).hasSize(graph.all.size() + other.all.size());
      assertThat(Portrait.of(there.store()).nodes()).containsAllEntriesOf(Portrait.of(here.store()).nodes());
      sound(there);
      assertThat(there.importing(file).newNodes()).isZero();
    }
  }

  @Test void aKilledDeletionHasDeletedNothing() throws Exception {
    var before = Portrait.of(here.store());
    var start = graph.all.stream().filter(pk -> Deletion.of(here.store(), List.of(pk), Map.of()).pks().size() > 3).findFirst()
        .orElseThrow();
    killed("delete", here.home(), here.home(), String.valueOf(start));
    assertThat(Portrait.of(here.store())).isEqualTo(before);
    var deletion = Deletion.of(here.store(), List.of(start), Map.of());
    assertThat(deletion.run(here.store()).nodes()).isEqualTo(deletion.pks().size());
    sound(here);
  }

  @Test void aHomeWhoseRestoreWasKilledIsRefusedUntilItIsWhole() throws Exception {
    var backup = folder.resolve("backups");
    for (int i = 0; i < 300; i++) here.repository().put(("filling " + i).getBytes(UTF_8));
    Backup.take(here.home(), backup, OptionalInt.empty(), Instant.now(), (_, _, _) -> {});
    var home = folder.resolve("restored");
    for (var moment : List.of("copying files", "copying the database")) {
      killed("restore", home, backup, moment);
      assertThatThrownBy(() -> SqliteStore.open(home)).isInstanceOf(StoreException.class).hasMessageContaining("half restored")
          .hasMessageContaining("clew storage restore");
      assertThat(home.resolve("clew.db")).doesNotExist();
    }
    Restore.into(home, backup, (_, _, _) -> {});
    var restored = Archives.in(home);
    try (var store = restored.store()) {
      assertThat(Portrait.of(store)).isEqualTo(Portrait.of(here.store()));
      sound(restored);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
