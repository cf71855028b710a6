package org.clew.scheduler;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a scheduler told of a job.
 *
 * @param substate the scheduler's own word for the state
 * @param exitStatus of the job script, if it is known
 * @param more other fields, by the names of AiiDA ({@code queue_name}, {@code wallclock_time_seconds}, {@code num_machines} ...);
 *     plain
 */
public record JobInfo(String jobId, JobState state, String substate, OptionalInt exitStatus, Map<String, Object> more) {
  /** Field for the answer of the accounting. */
  public static final String DETAILED = "detailed_job_info";
  /** Field for what the scheduler says about a job, e.g. why it waits. */
  public static final String ANNOTATION = "annotation";

  public JobInfo {
    more = Map.copyOf(more);
  }

  public static JobInfo of(String jobId, JobState state, String substate) {
    return new JobInfo(jobId, state, substate, OptionalInt.empty(), Map.of());
  }

  /** Why a job that has not started waits, in the words of the scheduler; empty when it runs or the scheduler does not tell. */
  public Optional<String> waitReason() {
    return switch (state) {
      case QUEUED, QUEUED_HELD, UNDETERMINED -> Optional.ofNullable(more.get(ANNOTATION)).map(String::valueOf);
      case RUNNING, SUSPENDED, DONE -> Optional.empty();
    };
  }

  /** With more fields; those that are there stay. */
  JobInfo and(Map<String, Object> others) {
    var all = new LinkedHashMap<>(others);
    all.putAll(more);
    return new JobInfo(jobId, state, substate, exitStatus, all);
  }

  public Map<String, Object> plain() {
    var plain = new LinkedHashMap<String, Object>(more);
    plain.put("job_id", jobId);
    plain.put("job_state", state.durable());
    plain.put("job_substate", substate);
    exitStatus.ifPresent(status -> plain.put("exit_status", (long) status));
    return plain;
  }

  /** Inverse of {@link #plain}; throws IllegalArgumentException for a state that there is not. */
  public static JobInfo read(Map<String, ?> plain) {
    var more = new LinkedHashMap<String, Object>(plain);
    var id = String.valueOf(more.remove("job_id"));
    var state = JobState.of(String.valueOf(more.remove("job_state")));
    var substate = String.valueOf(more.remove("job_substate"));
    var exit = more.remove("exit_status") instanceof Number status ? OptionalInt.of(status.intValue()) : OptionalInt.empty();
    more.values().removeIf(value -> value == null);
    return new JobInfo(id, state, substate, exit, more);
  }
}
