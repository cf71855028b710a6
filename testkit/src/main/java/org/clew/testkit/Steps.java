package org.clew.testkit;

import java.util.List;
import java.util.UUID;
import org.clew.process.ProcessEvent;

/** Paths of the steps that a process has done, in order. */
final class Steps {
  private Steps() {}

  static List<String> of(Journal journal, UUID process) {
    return journal.read().stream()
        .filter(happened -> happened.process().equals(process))
        .map(happened -> happened.event() instanceof ProcessEvent.StepDone done ? done.step() : "$")
        .filter(step -> !step.startsWith("$"))
        .toList();
  }
}
