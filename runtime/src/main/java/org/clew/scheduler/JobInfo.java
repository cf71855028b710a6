package org.clew.scheduler;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** Inverse of {@link #plain}; an unknown state counts as undetermined. */
  public static JobInfo read(Map<String, ?> plain) {
    var more = new LinkedHashMap<String, Object>(plain);
    more.values().removeIf(Objects::isNull);
    List.of("job_id", "job_state", "job_substate", "exit_status").forEach(more::remove);
    var state = Arrays.stream(JobState.values()).filter(word -> word.durable().equals(plain.get("job_state"))).findFirst();
    var exit = plain.get("exit_status") instanceof Number n ? OptionalInt.of(n.intValue()) : OptionalInt.empty();
    return new JobInfo((String) plain.get("job_id"), state.orElse(JobState.UNDETERMINED), (String) plain.get("job_substate"),
        exit, more);
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
}
