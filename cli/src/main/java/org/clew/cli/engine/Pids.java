package org.clew.cli.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.clew.node.EngineEndpoint;

/** Process ids in sentences: {@code pid 17} or {@code pids 17, 18}. */
final class Pids {
  private Pids() {}

  static String of(List<EngineEndpoint> workers) {
    return text(workers.stream().map(EngineEndpoint::pid).toList());
  }

  static String text(List<Long> pids) {
    return (pids.size() == 1 ? "pid " : "pids ") + pids.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
