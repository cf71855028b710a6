package org.clew.calcjob;

import java.util.Map;
import java.util.Optional;
import org.clew.process.JobStop;
import org.clew.process.JobStop.Verdict;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;
import org.clew.workchain.NotOk;
import org.clew.workchain.Ok;
import org.clew.workchain.Result;

/**
 * Which exit code a calculation job ends with: that of whoever stopped it, unless the parser is to decide; else the one that the
 * parser gave, an explicit 0 too; else what the scheduler found; else 0.
 */
public final class ExitPrecedence {
  private ExitPrecedence() {}

  /**
   * @param stop the decision that ended the job early, or null
   * @param scheduler what the scheduler found wrong
   */
  public static ExitCode of(JobStop stop, Result<?> parsed, Optional<ExitCode> scheduler) {
    if (stop != null && stop.verdict() == Verdict.STOP) return of(stop);
    return switch (parsed) {
      case Ok<?> _ -> scheduler.orElse(ExitCode.SUCCESS);
      case NotOk<?> given -> given.code();
    };
  }

  /** The code of a process that ends because its job was stopped. */
  public static ExitCode of(JobStop stop) {
    var code = switch (stop.cause()) {
      case MONITOR -> EngineExitCodes.STOPPED_BY_MONITOR;
      case PERSON -> EngineExitCodes.STOPPED_ON_REQUEST;
      case DEADLINE -> EngineExitCodes.ERROR_DEADLINE_PASSED;
    };
    return code.format(Map.of("message", stop.message() == null ? "no reason was given" : stop.message()));
  }
}
