package org.clew.benchmarks.crash;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.clew.process.JobPhase;

/**
 * When the worker is to die: so long after some process was seen in the phase.
 *
 * @param entry whether the process must have come into the phase in the life of this worker
 */
record Aim(JobPhase phase, Entry entry, Duration delay) {
  /** {@link #ANY} hits what a new worker does first: it looks for jobs that the one before may have submitted. */
  enum Entry { FRESH, ANY }

  /** The one in which a job could be doubled comes up twice as often. */
  private static final List<JobPhase> PHASES =
      List.of(JobPhase.UPLOAD, JobPhase.SUBMIT, JobPhase.SUBMIT, JobPhase.UPDATE, JobPhase.RETRIEVE);
  private static final int LONGEST_MS = 60;
  private static final int FRESH_OF_EIGHT = 7;

  static Aim draw(RandomGenerator random) {
    var phase = PHASES.get(random.nextInt(PHASES.size()));
    var entry = random.nextInt(8) < FRESH_OF_EIGHT ? Entry.FRESH : Entry.ANY;
    return new Aim(phase, entry, Duration.ofMillis(random.nextInt(LONGEST_MS + 1)));
  }

  boolean fits(String jobState) {
    return phase.durable().equals(jobState);
  }

  /** Whether it is one of the phases that aims are drawn from. */
  static boolean isAimedAt(String jobState) {
    return PHASES.stream().anyMatch(phase -> phase.durable().equals(jobState));
  }
}
