package org.clew.scheduler;

/** What a look at the commands of a scheduler found. */
public sealed interface ProbeAnswer {
  /** @param note a sentence for people, also when something that is not needed is missing */
  record Ready(String note) implements ProbeAnswer {}

  /** @param remedy what to do about it, a sentence */
  record Broken(String problem, String remedy) implements ProbeAnswer {}
}
