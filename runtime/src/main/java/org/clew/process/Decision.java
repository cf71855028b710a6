package org.clew.process;

import java.util.List;

/** Answer to a command: events to persist (possibly none, when all is already so), or a refusal in one sentence. */
public sealed interface Decision {
  record Emit(List<ProcessEvent> events) implements Decision {
    public Emit {
      events = List.copyOf(events);
    }
  }

  record Reject(String reason) implements Decision {}

  static Decision emit(ProcessEvent... events) {
    return new Emit(List.of(events));
  }

  static Decision nothing() {
    return new Emit(List.of());
  }
}
