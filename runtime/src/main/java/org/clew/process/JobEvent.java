package org.clew.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.data.Value;

/** What happened to the job of a CalcJob. Every external effect stands between an intent event and a result event. */
public sealed interface JobEvent extends ProcessEvent {

  /**
   * Files are on the machine.
   *
   * @param plan what later phases need of the plan (retrieve list, script name, computer, scheduler), plain
   * @param workdir absolute path on the machine
   * @param need whether there is anything to submit
   * @param reports what people should know of it, such as sources that were not there
   */
  record Uploaded(Instant at, int attempt, String workdir, Map<String, Object> plan, Map<String, Value> outputs,
      SubmitNeed need, List<Report> reports) implements JobEvent {

    public Uploaded(Instant at, int attempt, String workdir, Map<String, Object> plan, Map<String, Value> outputs,
        SubmitNeed need) {
      this(at, attempt, workdir, plan, outputs, need, List.of());
    }
  }

  /** Whether the plan asks for a scheduler job. */
  enum SubmitNeed { SUBMIT, SKIP }

  /**
   * About to submit, for the first time or again with the same token, which stands in the name and comment of the job, so that it
   * is found again after a crash.
   */
  record SubmitIntended(Instant at, int attempt, String token) implements JobEvent {}

  /** The batch system has accepted the job under this id. */
  record Submitted(Instant at, int attempt, String jobId) implements JobEvent {}

  /**
   * The job of a submission whose answer was not heard was searched for in vain. As the batch system may still make one of it, it
   * is searched for once more before it is submitted again.
   *
   * @param again due time of that search
   */
  record SubmitSearched(Instant at, int attempt, Instant again) implements JobEvent {
    /** One line for people. */
    public String text() {
      return "Nobody knows of a job of the last submission, whose answer was lost; searching once more at " + again;
    }
  }

  /** The scheduler tells another state than before. */
  record JobSeen(Instant at, String schedulerState, String detail) implements JobEvent {}

  /** The job is over for certain (terminal state, accounting or exit sentinel). */
  record JobEnded(Instant at, Map<String, Object> info) implements JobEvent {}

  /** What the plan puts away has been put away; {@code outputs} says where, and is empty when there was nothing to put away. */
  record Stashed(Instant at, Map<String, Value> outputs) implements JobEvent {}

  /**
   * The files are in the repository; {@code outputs} holds the retrieved folder.
   *
   * @param reports what people should know of it, such as files that were not there
   */
  record Retrieved(Instant at, Map<String, Value> outputs, List<Report> reports) implements JobEvent {

    public Retrieved(Instant at, Map<String, Value> outputs) {
      this(at, outputs, List.of());
    }
  }

  /**
   * A phase failed and will be tried again, unless {@code next} is null: then the process pauses.
   *
   * @param tries failed tries of this phase so far, from 1
   * @param next due time of the next try
   */
  record PhaseFailed(Instant at, JobPhase phase, int tries, String error, String trace, Instant next) implements JobEvent {
    /** One line for people. */
    public String text() {
      return phase.durable() + " failed (try " + tries + "): " + error
          + (next == null ? "; play tries again" : "; next try at " + next);
    }
  }

  /** Nothing is wrong with the job, but it has to wait: the computer is in trouble or disabled, or a quota is used up. */
  record JobHeld(Instant at, String reason) implements JobEvent {}

  /**
   * Monitors were called.
   *
   * @param called time of the call, for those that are not to be called each time
   * @param disabled those that are not to be called any more
   * @param outputs what they made
   */
  record Monitored(Instant at, Map<String, Instant> called, Set<String> disabled, Map<String, Value> outputs,
      List<Report> reports)
      implements JobEvent {}

  /** The job is to be ended before its end. */
  record StopRequested(Instant at, JobStop stop) implements JobEvent {}

  /** People want this phase, which failed or was done before, to be done again from its first try. */
  record PhaseRetried(Instant at, JobPhase phase) implements JobEvent {}

  /** Script and files were written into a local folder instead of being run. */
  record DryRunDone(Instant at, String folder, String script) implements JobEvent {}

  /** The scheduler confirmed that the job was cancelled, or there was nothing to cancel. */
  record JobCancelled(Instant at, String detail) implements JobEvent {}
}
