package org.clew.scheduler;

import java.util.Set;

/**
 * The states of SLURM, by the long names that squeue and sacct write; source: squeue(1), JOB STATE CODES. Those that are not an
 * end of the job are never taken for one: a job that is being requeued (RQ, RF, RH, SE) will run again, one that stages out (SO)
 * or completes (CG) is not ready yet, and a revoked one (RV) runs on another cluster of the federation, of which nothing is
 * known here.
 */
final class SlurmStates {
  /** Words of states that are ends, for awk. */
  static final String ENDS =
      "^(BOOT_FAIL|CANCELLED|COMPLETED|DEADLINE|FAILED|NODE_FAIL|OUT_OF_MEMORY|PREEMPTED|TIMEOUT)$";

  private static final Set<String> HOLDING =
      Set.of("Dependency", "DependencyNeverSatisfied", "JobHeldUser", "JobHeldAdmin", "BeginTime");

  private SlurmStates() {}

  /** @param word with or without a suffix, as in {@code CANCELLED by 1001} */
  static JobState state(String word, String reason) {
    return switch (word(word)) {
      case "PENDING" -> HOLDING.contains(reason) ? JobState.QUEUED_HELD : JobState.QUEUED;
      case "CONFIGURING", "REQUEUED", "REQUEUE_FED" -> JobState.QUEUED;
      case "REQUEUE_HOLD", "RESV_DEL_HOLD", "SPECIAL_EXIT" -> JobState.QUEUED_HELD;
      case "RUNNING", "COMPLETING", "RESIZING", "SIGNALING", "STAGE_OUT" -> JobState.RUNNING;
      case "SUSPENDED", "STOPPED" -> JobState.SUSPENDED;
      case "BOOT_FAIL", "CANCELLED", "COMPLETED", "DEADLINE", "FAILED", "NODE_FAIL", "OUT_OF_MEMORY", "PREEMPTED", "TIMEOUT" ->
          JobState.DONE;
      default -> JobState.UNDETERMINED;
    };
  }

  static String word(String state) {
    var end = state.indexOf(' ');
    return end < 0 ? state : state.substring(0, end);
  }
}
