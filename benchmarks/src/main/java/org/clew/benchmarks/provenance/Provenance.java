package org.clew.benchmarks.provenance;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clew.benchmarks.ArchiveRates;
import org.clew.benchmarks.Arguments;
import org.clew.benchmarks.Figures;
import org.clew.benchmarks.Scratch;
import org.clew.store.sqlite.SqliteStore;

/**
 * Fills an embedded store with processes and what they made, asks it the questions of listings and traversals, and times
 * commands on it. At last an archive of another store is made and imported.
 * {@code --count} processes, {@code --home DIR} to fill a home that stays, or to ask one that was filled before, {@code --nodes}
 * of the archive.
 */
public final class Provenance {
  private static final int UNFINISHED = 200;

  private Provenance() {}

  public static String run(Arguments arguments) throws Exception {
    var processes = arguments.number("count");
    if (!arguments.has("home")) {
      try (var scratch = Scratch.create()) {
        return measure(arguments, processes, scratch.home());
      }
    }
    return measure(arguments, processes, Files.createDirectories(Path.of(arguments.text("home"))));
  }

  private static String measure(Arguments arguments, int processes, Path home) throws Exception {
    boolean fresh = !Files.exists(home.resolve("clew.db"));
    double rate;
    try (var store = SqliteStore.open(home)) {
      rate = fresh ? filled(store, processes) : 0;
      long last = store.graph().processes(new org.clew.store.Graph.Filter(java.util.Set.of("finished"),
          java.util.Optional.of("ArithmeticAdd"),
          false, false, false, java.util.Optional.empty(), java.util.OptionalLong.empty(), 1)).getFirst().pk() + 1;
      new Questions(store, last, arguments.number("rounds")).ask("Questions to " + Figures.thousands(processes)
          + " processes");
      new Figures().row("bytes per process, with what it made", "%s", Figures.thousands((double) store.bytes() / processes))
          .print("Store");
    }
    var times = new CommandTimes(home);
    double version = times.median("--version");
    double list = times.median("process", "list");
    double all = times.median("process", "list", "-a", "--json");
    new Figures().row("clew --version", "%6.0f ms", version).row("clew process list", "%6.0f ms", list)
        .row("clew process list -a --json", "%6.0f ms", all).row("clew node list", "%6.0f ms", times.median("node", "list"))
        .print("Commands, wall time, median");
    return Figures.thousands(rate) + " nodes/s stored, process list " + Math.round(list) + " ms with "
        + Figures.thousands(processes) + " processes; archive of " + ArchiveRates.run(arguments);
  }

  private static double filled(SqliteStore store, int processes) throws Exception {
    int units = Math.max(Filler.LINEAGE, processes / Filler.PROCESSES);
    var begin = System.nanoTime();
    new Filler(store).fill(units, Math.min(UNFINISHED, units / 10));
    var seconds = (System.nanoTime() - begin) / 1e9;
    new Figures().row("nodes", "%s", Figures.thousands((double) units * Filler.NODES)).row("seconds", "%.1f", seconds)
        .row("nodes per second, with their events and links", "%s", Figures.thousands(units * Filler.NODES / seconds))
            .print("Filled");
    return units * Filler.NODES / seconds;
  }
}
