package org.clew.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.clew.archive.Exporter;
import org.clew.archive.ExtrasMode;
import org.clew.archive.ImportOptions;
import org.clew.archive.Importer;
import org.clew.archive.Progress;
import org.clew.archive.Sources;
import org.clew.registry.ComputerRegistry;
import org.clew.repository.Repository;
import org.clew.store.Batch;
import org.clew.store.Row;
import org.clew.store.Store;
import org.clew.store.Uuids;
import org.clew.store.sqlite.SqliteStore;

/** How fast archives are made and imported, on a graph of calculations with two inputs, an output and a log record each. */
public final class ArchiveRates {
  private static final int TOGETHER = 500;

  /** Nodes per second, and the size of the archive. */
  public record Rates(long nodes, double exported, double imported, double importedAgain, long bytes) {
    /** One line of figures. */
    public String line() {
      return Figures.thousands(nodes) + " nodes: export " + Figures.thousands(exported) + "/s, import "
          + Figures.thousands(imported) + "/s, import of what is there " + Figures.thousands(importedAgain) + "/s, "
          + bytes / Math.max(1, nodes) + " bytes per node";
    }
  }

  private ArchiveRates() {}

  /** A load of its own: fills a store with {@code --nodes}. */
  public static String run(Arguments arguments) throws IOException {
    try (var scratch = Scratch.create(); var store = SqliteStore.open(scratch.home().resolve("full"))) {
      fill(store, arguments.number("nodes"));
      var rates = measure(store, scratch.home().resolve("full"), scratch.home());
      new Figures().row("nodes", "%d", rates.nodes()).row("export, nodes per second", "%.0f", rates.exported())
          .row("import into an empty store, nodes per second", "%.0f", rates.imported())
          .row("import of what is there, nodes per second", "%.0f", rates.importedAgain())
          .row("archive, MB", "%.1f", rates.bytes() / 1e6).print("Archive");
      return rates.line();
    }
  }

  /**
   * Archives all of a store and imports it into an empty embedded one.
   *
   * @param home of the store, for its files
   * @param scratch a folder for the archive and the other store
   */
  public static Rates measure(Store store, Path home, Path scratch) throws IOException {
    var file = scratch.resolve("rates.zip");
    var exporter = new Exporter(store, Repository.open(home), ComputerRegistry.of(store, home), Progress.NONE);
    long start = System.nanoTime();
    var selection = exporter.select(new Exporter.Options(new Exporter.Start.All(), List.of(), List.of(), true, true, true, 6,
        "clew-bench"));
    exporter.write(selection, file);
    double exported = seconds(start);
    try (var there = SqliteStore.open(scratch.resolve("there"))) {
      double imported = imported(there, scratch.resolve("there"), file);
      double again = imported(there, scratch.resolve("there"), file);
      long nodes = selection.pks().size();
      return new Rates(nodes, nodes / exported, nodes / imported, nodes / again, Files.size(file));
    }
  }

  private static double imported(Store there, Path home, Path file) {
    var options = new ImportOptions(ExtrasMode.KEEP, ImportOptions.NewExtras.IMPORT, ImportOptions.CommentMode.NEWEST,
        Optional.empty(), ImportOptions.Grouping.GROUPED, "clew-bench");
    var importer = new Importer(there, Repository.open(home), ComputerRegistry.of(there, home), Clock.systemUTC(), Progress.NONE);
    long start = System.nanoTime();
    try (var source = Sources.open(file, true)) {
      importer.run(importer.plan(source, options));
    }
    return seconds(start);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Calculations of four nodes each. */
  static void fill(Store store, int nodes) {
    var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    List<CompletionStage<Void>> writes = new ArrayList<>();
    for (int done = 0; done < nodes; done += 4 * TOGETHER) {
      List<Row> rows = new ArrayList<>();
      long pk = store.allocatePks(4 * TOGETHER);
      for (int i = 0; i < TOGETHER; i++, pk += 4) calculation(rows, pk, now);
      writes.add(store.write(new Batch(List.of(), rows)));
    }
    writes.forEach(write -> write.toCompletableFuture().join());
  }

  private static void calculation(List<Row> rows, long pk, Instant now) {
    rows.add(new Row.DataNode(pk, Uuids.next(), "data.int", pk, "", now));
    rows.add(new Row.DataNode(pk + 1, Uuids.next(), "data.dict",
        Map.of("cutoff", 30.0, "kpoints", List.of(4L, 4L, 4L), "smearing", "cold"), "", now));
    rows.add(new Row.ProcessNode(pk + 2, Uuids.next(), "calcfunction", "bench.sum", "sum", "", "", Optional.empty(),
        Map.of("version", Map.of("class", "org.example.Sum", "sha256", "0".repeat(64))), "created", now));
    rows.add(new Row.DataNode(pk + 3, Uuids.next(), "data.float", pk / 3.0, "", now));
    rows.add(new Row.Link(pk, pk + 2, "input_calc", "x"));
    rows.add(new Row.Link(pk + 1, pk + 2, "input_calc", "parameters"));
    rows.add(new Row.Link(pk + 2, pk + 3, "create", "result"));
    rows.add(new Row.ProcessChange(pk + 2, "finished", null, null, 0, null, null, null, null, true, null, now));
    rows.add(new Row.Log(pk + 2, now, 23, "bench.sum", "summed", 0));
  }
}
