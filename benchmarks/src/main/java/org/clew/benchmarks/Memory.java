package org.clew.benchmarks;

import java.time.Duration;
import java.util.Locale;
import org.clew.actors.ProcessContext;
import org.clew.data.Int;
import org.clew.launch.Engine;

/** Heap per process that waits and stays in memory: half of them for a child, the other half parked in a step. */
final class Memory {
  private Memory() {}

  static String run(Arguments arguments) throws Exception {
    var parents = arguments.number("count") / 2;
    try (var scratch = Scratch.create()) {
      var resident = new ProcessContext.Settings(Duration.ofMillis(200), Duration.ofHours(1), Duration.ofSeconds(1));
      try (var engine = Engine.start(scratch.config().with(resident))) {
        engine.run(PlainChain.class, new PlainChain.In(new Int(1)));
        var before = heap();
        Waiting.start(engine, parents);
        var perProcess = (heap() - before) / (2.0 * parents);
        new Figures().row("processes", "%d (half wait for a child, half are parked in a step)", 2 * parents)
            .row("heap per process", "%.1f kB", perProcess / 1000).print("heap per resident waiting process");
        return String.format(Locale.ROOT, "%.1f kB heap per resident waiting process (%d processes)", perProcess / 1000,
            2 * parents);
      }
    }
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
