package org.clew.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clew.calcjob.FileContent;
import org.clew.calcjob.Missing;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Text;
import org.clew.process.JobProgress;
import org.clew.process.Report;
import org.clew.process.Traces;
import org.clew.scheduler.JobInfo;
import org.clew.scheduler.Scheduler;
import org.clew.spec.ExitCode;

/**
 * What the scheduler found wrong with a job.
 *
 * @param code empty when nothing is known to be wrong
 * @param reports for the log of the node; a scheduler that fails at this is reported and otherwise passed over
 */
record SchedulerVerdict(Optional<ExitCode> code, List<Report> reports) {
  static final SchedulerVerdict NONE = new SchedulerVerdict(Optional.empty(), List.of());

  /** Of a job that ended; a job that never was has none. */
  static SchedulerVerdict of(Scheduler scheduler, JobProgress job, Retrieved files, Instant now) {
    if (job.info().isEmpty()) return NONE;
    try {
      return new SchedulerVerdict(scheduler.judge(JobInfo.read(job.info()), text(files.schedulerStdout()),
          text(files.schedulerStderr())), List.of());
    } catch (RuntimeException e) {
      return new SchedulerVerdict(Optional.empty(), List.of(new Report(now, Report.ERROR,
          "The scheduler '" + scheduler.name() + "' could not judge the job: " + Traces.of(e))));
    }
  }

  private static String text(FileContent file) {
    return switch (file) {
      case Text(var text) -> text;
      case Missing _ -> "";
    };
  }
}
