package org.clew.benchmarks;

import java.util.Locale;
import java.util.Map;
import org.clew.data.Int;
import org.clew.launch.Engine;
import org.clew.store.sql.SqlStore;

/** Three-step work chains per second: durable, full provenance, many in flight, embedded store. */
final class Chains {
  private Chains() {}

  static String run(Arguments arguments) throws Exception {
    var raw = RawJournal.measure(arguments);
    var plain = arguments.has("plain");
    var inFlight = arguments.number("in-flight");
    var count = arguments.number("count");
    try (var scratch = Scratch.create(); var engine = Engine.start(scratch.config())) {
      for (int round = 0; round < arguments.number("warmup"); round++) load(engine, plain, count / 2, inFlight);
      var store = (SqlStore) engine.store();
      var commits = store.commits();
      var events = store.eventsWritten();
      var effort = new Effort();
      var begin = System.nanoTime();
      var latencies = load(engine, plain, count, inFlight);
      var seconds = (System.nanoTime() - begin) / 1e9;
      var perSecond = count / seconds;
      var eventRate = (store.eventsWritten() - events) / seconds;
      var cost = effort.of(count);
      cost.rows(new Figures(), "chain")
          .row("chain", plain ? "3 steps, no calcfunction" : "3 steps, 2 calcfunctions, 8 nodes")
          .row("in flight", "%d", inFlight)
          .row("chains/s", "%s", Figures.thousands(perSecond))
          .row("latency p50 / p99 under load", "%.1f / %.1f ms", Figures.percentileMs(latencies, 0.5),
              Figures.percentileMs(latencies, 0.99))
          .row("events/s", "%s (%.1f per chain)", Figures.thousands(eventRate), eventRate / perSecond)
          .row("commits/s", "%s", Figures.thousands((store.commits() - commits) / seconds))
          .row("journal alone, same run", "%s", raw.line())
          .row("share of the journal's limit", "%.0f %%", 100 * eventRate / raw.eventsPerSecond())
          .print("three-step work chains, embedded store, provenance on");
      return String.format(Locale.ROOT,
          "%s chains/s, p50 %.1f ms, p99 %.1f ms, %s events/s, %s commits/s, CPU %.2f, %.0f ms CPU and %.0f MB for 1000 chains",
          Figures.thousands(perSecond), Figures.percentileMs(latencies, 0.5), Figures.percentileMs(latencies, 0.99),
          Figures.thousands(eventRate), Figures.thousands((store.commits() - commits) / seconds), cost.cores(),
          1000 * cost.cpuMs(), cost.allocatedKb());
    }
  }

  private static long[] load(Engine engine, boolean plain, int count, int inFlight) throws InterruptedException {
    return plain
        ? Submissions.toTheEnd(engine, "bench.plain", count, inFlight, i -> Map.of("x", new Int(i)))
        : Submissions.toTheEnd(engine, "bench.chain", count, inFlight,
            i -> Map.of("x", new Int(i), "y", new Int(3), "z", new Int(4)));
  }
}
