package org.clew.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.clew.launch.Engine;
import org.clew.launch.Submitter.Launch;

/** Submits processes one by one, so many in flight, and waits for their ends. */
final class Submissions {
  private Submissions() {}

  /**
   * Answers nanoseconds from submit to end, for each process.
   *
   * @throws IllegalStateException when one did not finish with exit status 0
   */
  static long[] toTheEnd(Engine engine, String process, int count, int inFlight, IntFunction<Map<String, ?>> inputs)
      throws InterruptedException {
    var definition = engine.definitions().get(process);
    var permits = new Semaphore(inFlight);
    var failed = new AtomicInteger();
    var latencies = new long[count];
    for (int i = 0; i < count; i++) {
      permits.acquire();
      var index = i;
      var begin = System.nanoTime();
      engine.submitAllAsync(List.of(new Launch(definition, inputs.apply(i)))).whenComplete((submitted, problem) -> {
        if (problem != null) {
          failed.incrementAndGet();
          permits.release();
          return;
        }
        submitted.getFirst().ended().thenAccept(outcome -> {
          if (!outcome.isOk()) failed.incrementAndGet();
          latencies[index] = System.nanoTime() - begin;
          permits.release();
        });
      });
    }
    permits.acquire(inFlight);
    if (failed.get() > 0) throw new IllegalStateException(failed.get() + " of " + count + " processes did not finish well");
    return latencies;
  }
}
