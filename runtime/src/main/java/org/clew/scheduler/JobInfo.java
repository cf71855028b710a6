package org.clew.scheduler;

import java.util.LinkedHashMap;
import java.util.Map;
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
  public JobInfo {
    more = Map.copyOf(more);
  }

  public static JobInfo of(String jobId, JobState state, String substate) {
    return new JobInfo(jobId, state, substate, OptionalInt.empty(), Map.of());
  }

  public Map<String, Object> plain() {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("job_id", jobId);
    plain.put("job_state", state.durable());
    plain.put("job_substate", substate);
    exitStatus.ifPresent(status -> plain.put("exit_status", (long) status));
    plain.putAll(more);
    return plain;
  }
}
