package org.clew.scheduler;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the scheduler header of a job script is made of.
 *
 * @param name for listings
 * @param stdout file for the output of the script, relative to the job directory
 * @param stderr file for its errors; the same name joins both
 * @param rerunnable empty when the user does not say
 * @param wallclockSeconds limit, if any, above 0
 * @param memoryKb limit, if any, above 0
 * @param customCommands lines for the end of the header, or empty
 */
public record JobTemplate(String name, String stdout, String stderr, JobResource resource, Queueing queueing,
    Optional<Boolean> rerunnable, OptionalLong wallclockSeconds, OptionalLong memoryKb, Login environment,
    String customCommands) {

  public JobTemplate {
    if (wallclockSeconds.isPresent() && wallclockSeconds.getAsLong() <= 0)
      throw new IllegalArgumentException("max_wallclock_seconds must be above 0, was " + wallclockSeconds.getAsLong());
    if (memoryKb.isPresent() && memoryKb.getAsLong() <= 0)
      throw new IllegalArgumentException("max_memory_kb must be above 0, was " + memoryKb.getAsLong());
  }

  boolean joinsOutput() {
    return stdout.equals(stderr);
  }

  /** Whether the scheduler may start the job again by itself; not unless the user says so. */
  boolean mayRerun() {
    return rerunnable.orElse(false);
  }

  /** Where the job queues and who pays. */
  public record Queueing(Optional<String> queue, Optional<String> account, Optional<String> qos, Optional<String> priority) {}

  /** Whether the job sees the environment of the login. */
  public enum Login { IMPORTED, CLEAN }
}
