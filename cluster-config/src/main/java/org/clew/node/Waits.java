package org.clew.node;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.clew.data.NodeRef;
import org.clew.launch.Engine;

/** Long polls for the end of a process. */
record Waits(Engine engine) {
  private static final double STANDARD_S = 30;
  private static final double LONGEST_S = 3600;

  /** What became of the process when it has ended, or when the time is over. */
  Map<String, Object> await(String name, String timeout) throws InterruptedException {
    var patience = patience(timeout);
    var graph = engine.store().graph();
    var process = new NodeFinder(graph).process(name);
    if (!Answers.hasEnded(process) && patience.isPositive()) {
      try {
        engine.watch(new NodeRef(process.pk(), process.uuid())).await(patience);
      } catch (TimeoutException _) {
        return Answers.process(graph, graph.process(process.pk()).orElseThrow());
      }
    }
    return Answers.process(graph, graph.process(process.pk()).orElseThrow());
  }

  private static Duration patience(String timeout) {
    try {
      var seconds = timeout == null ? STANDARD_S : Double.parseDouble(timeout);
      if (!(seconds >= 0 && seconds <= LONGEST_S)) throw Request.bad("'timeout' must be 0 to 3600 seconds");
      return Duration.ofMillis(Math.round(seconds * 1000));
    } catch (NumberFormatException _) {
      throw Request.bad("'timeout' must be a number of seconds");
    }
  }
}
