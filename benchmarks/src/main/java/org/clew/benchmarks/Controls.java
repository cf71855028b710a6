package org.clew.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.clew.actors.ControlAnswer;
import org.clew.benchmarks.cluster.ControlOverWorkers;
import org.clew.launch.Engine;
import org.clew.process.ProcessCommand;
import org.clew.store.Graph.ProcessRow;

/** From asking a process to pause or play until the intent is durable, while many processes wait. */
final class Controls {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Controls() {}

  static String run(Arguments arguments) throws Exception {
    if (arguments.has("workers")) return ControlOverWorkers.run(arguments);
    var inFlight = arguments.number("in-flight");
    try (var scratch = Scratch.create(); var engine = Engine.start(scratch.config())) {
      Waiting.start(engine, arguments.number("count", 1000) / 2);
      var processes = engine.store().graph().active().stream().map(ProcessRow::uuid).toList();
      round(engine, processes, inFlight);
      var round = round(engine, processes, inFlight);
      new Figures()
          .row("processes", "%d (half wait for a child, half are parked in a step)", processes.size())
          .row("requests in flight", "%d", inFlight)
          .row("pause p50 / p99", "%s", round.pause())
          .row("play p50 / p99", "%s", round.play())
          .print("acknowledgement of control requests, each of them durable");
      return String.format(Locale.ROOT, "pause p50 / p99 %s, play p50 / p99 %s, %d processes", round.pause(), round.play(),
          processes.size());
    }
  }

  private record Round(String pause, String play) {}

  private static Round round(Engine engine, List<UUID> processes, int inFlight) throws InterruptedException {
    return new Round(ask(engine, processes, new ProcessCommand.Pause("measured"), inFlight),
        ask(engine, processes, new ProcessCommand.Play(), inFlight));
  }

  private static String ask(Engine engine, List<UUID> processes, ProcessCommand.Control command, int inFlight)
      throws InterruptedException {
    var permits = new Semaphore(inFlight);
    var refused = new AtomicInteger();
    var latencies = new long[processes.size()];
    for (int i = 0; i < latencies.length; i++) {
      permits.acquire();
      var index = i;
      var begin = System.nanoTime();
      engine.control(processes.get(i), command, LIMIT).whenComplete((answer, _) -> {
        latencies[index] = System.nanoTime() - begin;
        if (!(answer instanceof ControlAnswer.Accepted)) refused.incrementAndGet();
        permits.release();
      });
    }
    permits.acquire(inFlight);
    if (refused.get() > 0) throw new IllegalStateException(refused.get() + " of " + latencies.length + " requests were refused");
    return String.format(Locale.ROOT, "%.2f / %.2f ms", Figures.percentileMs(latencies, 0.5),
        Figures.percentileMs(latencies, 0.99));
  }
}
