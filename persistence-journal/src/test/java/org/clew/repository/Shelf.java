package org.clew.repository;

import static org.clew.store.Fixtures.NOON;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.rows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clew.data.Blob;
import org.clew.data.SinglefileData;
import org.clew.repository.Upkeep.Plan;
import org.clew.store.Row;
import org.clew.store.Store;
import org.clew.store.Uuids;
import org.clew.store.sqlite.SqliteStore;

/** A home with an embedded store and a repository, whose objects can be made older. */
final class Shelf implements AutoCloseable {
  static final Plan QUICK = new Plan(false, false, Upkeep.GRACE);
  static final Plan FULL = new Plan(true, false, Upkeep.GRACE);

  final Path home;
  final Store store;
  final Repository repository;
  final List<String> progress = new ArrayList<>();

  Shelf(Path home) {
    this.home = home;
    this.store = SqliteStore.open(home);
    this.repository = Repository.open(home);
  }

  static byte[] content(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Puts a file and a node that names it. */
  Blob named(String text) {
    Blob blob = repository.put(content(text));
    node(blob);
    return blob;
  }

  long node(Blob blob) {
    long pk = store.allocatePks(1);
    await(store.write(rows(new Row.DataNode(pk, Uuids.next(), "data.singlefile", new SinglefileData("file", blob).plain(), "",
        NOON))));
    return pk;
  }

  Blob unnamed(String text, Duration age) throws IOException {
    Blob blob = repository.put(content(text));
    Files.setLastModifiedTime(file(blob), FileTime.from(Instant.now().minus(age)));
    return blob;
  }

  Path file(Blob blob) {
    return home.resolve("repository").resolve(blob.sha256().substring(0, 2)).resolve(blob.sha256().substring(2));
  }

  boolean isLoose(Blob blob) {
    return Files.exists(file(blob));
  }

  Upkeep.Report upkeep(Plan plan) {
    return Upkeep.run(repository, store, plan, Instant.now(), (what, _, _) -> progress.add(what));
  }

  List<Path> packs() throws IOException {
    try (var files = Files.list(home.resolve("repository/packs"))) {
      return files.filter(file -> file.toString().endsWith(".pack")).toList();
    }
  }

  @Override public void close() {
    store.close();
  }
}
