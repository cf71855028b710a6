package org.clew.job;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.clew.computer.Computer;
import org.clew.data.CodeData;
import org.clew.process.Env;
import org.clew.process.ProcessState;

/** What quotas see of a process. */
final class Slots {
  private Slots() {}

  static Slot of(ProcessState state, Env env, Computer computer) {
    var birth = state.birth();
    var process = birth.node().uuid();
    var group = birth.parent() == null ? process : birth.parent().uuid();
    if (computer.limits().jobs().isEmpty()) return new Slot(process, group, "", Set.of());
    var inputs = JobInputs.of(state, env);
    var codes = new HashSet<String>();
    collect(inputs.values(), codes);
    return new Slot(process, group, inputs.options().queueName().orElse(""), codes);
  }

  private static void collect(Map<?, ?> values, Set<String> codes) {
    values.values().forEach(value -> {
      switch (value) {
        case CodeData code -> {
          codes.add(code.label());
          codes.add(code.fullLabel());
        }
        case Map<?, ?> map -> collect(map, codes);
        case null, default -> { }
      }
    });
  }
}
