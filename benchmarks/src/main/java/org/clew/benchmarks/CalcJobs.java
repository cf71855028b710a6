package org.clew.benchmarks;

import java.util.Locale;
import java.util.Map;
import org.clew.data.Int;
import org.clew.launch.Engine;

/**
 * Calculation jobs per hour on this machine: each in a folder of its own, started by the direct scheduler, retrieved and parsed.
 * With {@code --slurm} they run on SLURM over SSH, beside the same scripts without an engine.
 */
final class CalcJobs {
  private CalcJobs() {}

  static String run(Arguments arguments) throws Exception {
    return arguments.has("slurm") ? CalcJobsOnSlurm.run(arguments) : here(arguments);
  }

  private static String here(Arguments arguments) throws Exception {
    var count = arguments.number("count", 1000);
    var inFlight = arguments.number("in-flight", 200);
    try (var scratch = Scratch.create(); var engine = Engine.start(scratch.config())) {
      load(engine, Math.min(count, arguments.number("warmup", 20)), inFlight);
      var begin = System.nanoTime();
      var latencies = load(engine, count, inFlight);
      var seconds = (System.nanoTime() - begin) / 1e9;
      var perHour = 3600 * count / seconds;
      new Figures()
          .row("jobs", "%d of arithmetic.add", count)
          .row("in flight", "%d", inFlight)
          .row("jobs/h", "%s", Figures.thousands(perHour))
          .row("submit to end p50 / p99 under load", "%.0f / %.0f ms", Figures.percentileMs(latencies, 0.5),
              Figures.percentileMs(latencies, 0.99))
          .print("calculation jobs on this machine, direct scheduler");
      return String.format(Locale.ROOT, "%s jobs/h, p50 %.0f ms, p99 %.0f ms, %d jobs, %d in flight", Figures.thousands(perHour),
          Figures.percentileMs(latencies, 0.5), Figures.percentileMs(latencies, 0.99), count, inFlight);
    }
  }

  private static long[] load(Engine engine, int count, int inFlight) throws InterruptedException {
    return Submissions.toTheEnd(engine, "arithmetic.add", count, inFlight, i -> Map.of("x", new Int(i), "y", new Int(1)));
  }
}
