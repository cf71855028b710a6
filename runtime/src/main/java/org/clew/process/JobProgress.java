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
 * @param stop the decision to end the job early, or null
 * @param monitors null when nothing is to be remembered of any, see {@link #marks}
 * @param held why the job has to wait, in words for people; null when nothing holds it back
 * @param waitsSince when {@code nextTry} was decided; null with it
 * @param searchAgain before this time a submission whose answer was not heard is not repeated; null unless it was searched for in
 *     vain
 */
public record JobProgress(JobPhase phase, int attempt, int tries, Instant nextTry, String error, String workdir, String token,
    String jobId, String schedulerState, Map<String, Object> plan, Map<String, Object> info, Cancelled cancelled, JobStop stop,
    MonitorMarks monitors, String held, Instant waitsSince, Instant searchAgain) {

  /** Whether a kill has cancelled the job already. */
  public enum Cancelled { NO, YES }

  static final JobProgress START = new JobProgress(JobPhase.UPLOAD, 1, 0, null, null, null, null, null, null, Map.of(), Map.of(),
      Cancelled.NO, null, null, null, null, null);

  public MonitorMarks marks() {
    return monitors == null ? MonitorMarks.NONE : monitors;
  }

  JobProgress enter(JobPhase next) {
    return new JobProgress(next, attempt, 0, null, null, workdir, token, jobId, schedulerState, plan, info, cancelled, stop,
        monitors, null, null, searchAgain);
  }

  JobProgress uploaded(String dir, Map<String, Object> newPlan, JobPhase next) {
    return new JobProgress(next, attempt, 0, null, null, dir, null, null, null, newPlan, Map.of(), cancelled, stop, monitors,
        null, null, null);
  }

  JobProgress intended(String newToken) {
    return new JobProgress(phase, attempt, tries, null, error, workdir, newToken, jobId, schedulerState, plan, info, cancelled,
        stop, monitors, null, null, null);
  }

  JobProgress submitted(String id) {
    return new JobProgress(JobPhase.UPDATE, attempt, 0, null, null, workdir, token, id, schedulerState, plan, info, cancelled,
        stop, monitors, null, null, null);
  }

  JobProgress searched(JobEvent.SubmitSearched event) {
    return new JobProgress(phase, attempt, tries, event.again(), error, workdir, token, jobId, schedulerState, plan, info,
        cancelled, stop, monitors, null, event.at(), event.again());
  }

  JobProgress seen(String state) {
    return new JobProgress(phase, attempt, 0, null, null, workdir, token, jobId, state, plan, info, cancelled, stop, monitors,
        null, null, searchAgain);
  }

  JobProgress ended(Map<String, Object> newInfo) {
    return new JobProgress(JobPhase.STASH, attempt, 0, null, null, workdir, token, jobId, "done", plan, newInfo, cancelled, stop,
        monitors, null, null, null);
  }

  JobProgress failed(JobEvent.PhaseFailed event) {
    return new JobProgress(phase, attempt, event.tries(), event.next(), event.error(), workdir, token, jobId, schedulerState,
        plan, info, cancelled, stop, monitors, null, event.next() == null ? null : event.at(), searchAgain);
  }

  JobProgress cancelledNow() {
    return new JobProgress(phase, attempt, tries, null, error, workdir, token, jobId, schedulerState, plan, info, Cancelled.YES,
        stop, monitors, null, null, searchAgain);
  }

  /** As after a failed phase that people want tried again from its first try. */
  JobProgress anew() {
    return enter(phase);
  }

  JobProgress stopping(JobStop decision) {
    return new JobProgress(phase, attempt, 0, null, null, workdir, token, jobId, schedulerState, plan, info, cancelled, decision,
        monitors, null, null, searchAgain);
  }

  JobProgress monitored(JobEvent.Monitored event) {
    return new JobProgress(phase, attempt, tries, nextTry, error, workdir, token, jobId, schedulerState, plan, info, cancelled,
        stop, marks().with(event), held, waitsSince, searchAgain);
  }

  JobProgress heldBack(String reason) {
    return new JobProgress(phase, attempt, tries, nextTry, error, workdir, token, jobId, schedulerState, plan, info, cancelled,
        stop, monitors, reason, waitsSince, searchAgain);
  }
}
