package org.clew.benchmarks.crash;

import java.time.Instant;
import java.util.List;

/**
 * One kill of a worker.
 *
 * @param stoodAt job state of the process that was aimed at, as the store had it when the worker was dead; {@code ended} when it
 *     had
 *     ended, {@code nothing} when nothing had been seen to aim at
 * @param openIntents tokens of submissions that were intended, and whose answers nobody will hear any more
 */
record Crash(Aim aim, String stoodAt, List<String> openIntents, Instant at) {
  static final String ENDED = "ended";
  static final String NOTHING = "nothing";

  Crash {
    openIntents = List.copyOf(openIntents);
  }
}
