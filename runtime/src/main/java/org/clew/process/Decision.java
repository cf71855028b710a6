package org.clew.process;

import java.util.List;

/** Answer to a command: events to persist (possibly none, when all is already so), or a refusal in one sentence. */
public sealed interface Decision {
  /** These are to be made durable, in this order, before any effect. */
  record Emit(List<ProcessEvent> events) implements Decision {
    public Emit {
      events = List.copyOf(events);
    }
  }

  /** Nothing changes; {@code reason} is for whoever asked. */
  record Reject(String reason) implements Decision {}

  static Decision emit(ProcessEvent... events) {
    return new Emit(List.of(events));
  }

  static Decision nothing() {
    return new Emit(List.of());
  }
}
