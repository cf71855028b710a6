package org.clew.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.provenance.TraversalRule;
import org.clew.registry.ComputerRegistry;
import org.clew.repository.Repository;
import org.clew.store.Store;
import org.clew.store.sqlite.SqliteStore;

/** A home with a store, from which and into which archives go. */
public record Archives(Path home, Store store, Repository repository) implements AutoCloseable {
  static final ImportOptions KEEP = new ImportOptions(ExtrasMode.KEEP, ImportOptions.NewExtras.IMPORT,
      ImportOptions.CommentMode.NEWEST, Optional.empty(), ImportOptions.Grouping.GROUPED, "tester");

  static Archives in(Path home) {
    return new Archives(home, SqliteStore.open(home), Repository.open(home));
  }

  /** In a folder of its own that goes with it. */
  public static Archives temporary() {
    try {
      return in(Files.createTempDirectory(Files.createDirectories(Path.of("target")), "archives"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path exportAll(String name) {
    return export(name, new Exporter.Start.All());
  }

  Path export(String name, Collection<Long> pks, Map<TraversalRule, Boolean> rules) {
    return export(name, new Exporter.Start.Some(pks, rules));
  }

  private Path export(String name, Exporter.Start start) {
    var file = home.resolve(name);
    var groups = store.annotations().groups().all().stream().map(group -> group.uuid()).toList();
    var exporter = new Exporter(store, repository, computers(), Progress.NONE);
    try {
      exporter.write(exporter.select(new Exporter.Options(start, groups, List.of(), true, true, true, 1, "test")), file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ImportPlan importing(Path file) {
    return importing(file, KEEP);
  }

  ImportPlan importing(Path file, ImportOptions options) {
    var importer = new Importer(store, repository, computers(), Clock.systemUTC(), Progress.NONE);
    try (var source = Sources.open(file, false)) {
      var plan = importer.plan(source, options);
      importer.run(plan);
      return plan;
    }
  }

  public ComputerRegistry computers() {
    return ComputerRegistry.of(store, home);
  }

  /** Closes and removes everything. */
  @Override public void close() {
    store.close();
    try (var files = Files.walk(home)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
