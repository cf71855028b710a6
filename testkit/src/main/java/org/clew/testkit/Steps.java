package org.clew.testkit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.clew.process.ProcessEvent;

/** What the steps of a process have left in its journal. */
final class Steps {
  private Steps() {}

  /** Paths of the steps, in order. */
  static List<String> of(Journal journal, UUID process) {
    return journal.read().stream()
        .filter(happened -> happened.process().equals(process))
        .map(happened -> happened.event() instanceof ProcessEvent.StepDone done ? done.step() : "$")
        .filter(step -> !step.startsWith("$"))
        .toList();
  }

  /** What a process has kept on its node, by name. */
  static Map<String, Object> attributes(Journal journal, UUID process) {
    var attributes = new TreeMap<String, Object>();
    for (var happened : journal.read()) {
      if (happened.process().equals(process) && happened.event() instanceof ProcessEvent.StepDone done)
        attributes.putAll(done.attributes());
    }
    return attributes;
  }
}
