package org.clew.process;

import java.time.Instant;
import java.util.Map;

/**
 * How far the job of a CalcJob has come.
 *
 * @param attempt number of the working directory and of the submission, from 1
 * @param tries failed tries of the present phase
 * @param nextTry due time of the next try, null when there is no reason to wait
 * @param token submission token once the intent is durable, else null
 * @param jobId null until the scheduler accepted
 * @param info what was learnt when the job ended; plain
 */
public record JobProgress(JobPhase phase, int attempt, int tries, Instant nextTry, String error, String workdir, String token,
    String jobId, String schedulerState, Map<String, Object> plan, Map<String, Object> info, Cancelled cancelled) {

  /** Whether a kill has cancelled the job already. */
  public enum Cancelled { NO, YES }

  static final JobProgress START = new JobProgress(JobPhase.UPLOAD, 1, 0, null, null, null, null, null, null, Map.of(), Map.of(),
      Cancelled.NO);

  JobProgress enter(JobPhase next) {
    return new JobProgress(next, attempt, 0, null, null, workdir, token, jobId, schedulerState, plan, info, cancelled);
  }

  JobProgress uploaded(String dir, Map<String, Object> newPlan, JobPhase next) {
    return new JobProgress(next, attempt, 0, null, null, dir, null, null, null, newPlan, Map.of(), cancelled);
  }

  JobProgress intended(String newToken) {
    return new JobProgress(phase, attempt, tries, nextTry, error, workdir, newToken, jobId, schedulerState, plan, info,
        cancelled);
  }

  JobProgress submitted(String id) {
    return new JobProgress(JobPhase.UPDATE, attempt, 0, null, null, workdir, token, id, schedulerState, plan, info, cancelled);
  }

  JobProgress seen(String state) {
    return new JobProgress(phase, attempt, 0, null, null, workdir, token, jobId, state, plan, info, cancelled);
  }

  JobProgress ended(Map<String, Object> newInfo) {
    return new JobProgress(JobPhase.STASH, attempt, 0, null, null, workdir, token, jobId, "done", plan, newInfo, cancelled);
  }

  JobProgress failed(int newTries, String newError, Instant next) {
    return new JobProgress(phase, attempt, newTries, next, newError, workdir, token, jobId, schedulerState, plan, info,
        cancelled);
  }

  JobProgress cancelledNow() {
    return new JobProgress(phase, attempt, tries, null, error, workdir, token, jobId, schedulerState, plan, info, Cancelled.YES);
  }

  /** As after a failed phase that people want tried again from its first try. */
  JobProgress anew() {
    return new JobProgress(phase, attempt, 0, null, null, workdir, token, jobId, schedulerState, plan, info, cancelled);
  }
}
