package org.clew.benchmarks;

import java.util.Locale;
import org.clew.data.Int;
import org.clew.launch.Engine;

/** One three-step work chain at a time, from submit to result. */
final class Latency {
  private Latency() {}

  static String run(Arguments arguments) throws Exception {
    var count = arguments.number("count");
    try (var scratch = Scratch.create(); var engine = Engine.start(scratch.config())) {
      measure(engine, count);
      var effort = new Effort();
      var latencies = measure(engine, count);
      effort.of(count).rows(new Figures(), "chain")
          .row("submit to result, p50", "%.2f ms", Figures.percentileMs(latencies, 0.5))
          .row("p90", "%.2f ms", Figures.percentileMs(latencies, 0.9))
          .row("p99", "%.2f ms", Figures.percentileMs(latencies, 0.99))
          .print("one three-step work chain (2 calcfunctions), alone");
      return String.format(Locale.ROOT, "p50 %.2f ms, p99 %.2f ms, %d chains one after another",
          Figures.percentileMs(latencies, 0.5), Figures.percentileMs(latencies, 0.99), count);
    }
  }

  private static long[] measure(Engine engine, int count) throws InterruptedException {
    var latencies = new long[count];
    for (int i = 0; i < count; i++) {
      var begin = System.nanoTime();
      var outcome = engine.run(BenchChain.class, new BenchChain.In(new Int(i), new Int(2), new Int(1)));
      latencies[i] = System.nanoTime() - begin;
      if (!outcome.isOk()) throw new IllegalStateException("a chain ended as " + outcome);
    }
    return latencies;
  }
}
