package org.clew.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.clew.data.Int;
import org.clew.launch.Engine;
import org.clew.launch.Submitter.Launch;

/** Processes that wait: chains that wait for a child, and as many children that are parked in a step. */
final class Waiting {
  private static final int AT_ONCE = 500;

  private Waiting() {}

  /** Submits the chains and returns when all of them and all their children wait. */
  static void start(Engine engine, int parents) {
    var definition = engine.definitions().get("bench.waiting");
    var launches = new ArrayList<Launch>();
    for (int i = 0; i < parents; i++) launches.add(new Launch(definition, Map.of("x", new Int(i))));
    for (int i = 0; i < parents; i += AT_ONCE) {
      engine.submitAll(List.copyOf(launches.subList(i, Math.min(parents, i + AT_ONCE))));
    }
    while (count(engine, "waiting") < parents || count(engine, "running") < parents) LockSupport.parkNanos(20_000_000);
  }

  private static long count(Engine engine, String state) {
    return engine.store().graph().processCounts().getOrDefault(state, 0L);
  }
}
