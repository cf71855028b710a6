package org.clew.workchain.restart;

import java.util.Optional;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;
import org.clew.workchain.restart.RestartDecision.Abort;
import org.clew.workchain.restart.RestartDecision.Count;
import org.clew.workchain.restart.RestartDecision.Done;
import org.clew.workchain.restart.RestartDecision.Pause;
import org.clew.workchain.restart.RestartDecision.Reason;
import org.clew.workchain.restart.RestartDecision.Restart;

/** Decides how to go on after an iteration: a pure function of what happened and of what the user wants. */
public final class RestartRules {
  private RestartRules() {}

  /** How the process of the iteration ended. */
  public enum End { OK, FAILED, EXCEPTED, KILLED }

  /** Whether the iteration before, or this one, failed without any report. */
  public enum Failure { NONE, UNHANDLED }

  /** Whether a handler says that there is nothing more to be done. */
  public enum Work { OPEN, FINISHED }

  /** What happens at the last iteration that is allowed. */
  public enum AtMaximum { ABORT, PAUSE }

  /**
   * @param report the last one that a handler gave
   * @param iteration number of this one, from 1, or since the last pause that began anew
   * @param before whether the iteration before failed without a report
   */
  public record Situation(End end, Optional<ProcessHandlerReport> report, long iteration, Failure before, Work work) {}

  /** @param maxIterations how often the process may be run, 1 or more */
  public record Policy(long maxIterations, UnhandledFailure onUnhandledFailure, AtMaximum atMaximum) {}

  /** @param failure to be remembered for the next iteration */
  public record Verdict(RestartDecision decision, Failure failure) {}

  /** Handlers are not asked about a process that excepted or was killed: its situation has no report. */
  public static Verdict decide(Situation now, Policy policy) {
    return switch (now.end()) {
      case EXCEPTED -> handled(new Abort(EngineExitCodes.ERROR_SUB_PROCESS_EXCEPTED));
      case KILLED -> handled(new Abort(EngineExitCodes.ERROR_SUB_PROCESS_KILLED));
      case OK -> now.report().map(report -> handled(reported(now, report.exitCode(), policy)))
          .orElseGet(() -> handled(new Done()));
      case FAILED -> now.report().map(report -> handled(reported(now, report.exitCode(), policy)))
          .orElseGet(() -> unhandled(now, policy));
    };
  }

  private static RestartDecision reported(Situation now, ExitCode code, Policy policy) {
    if (now.work() == Work.FINISHED) return code.isSuccess() ? new Done() : new Abort(code);
    if (isLast(now, policy) && !(policy.atMaximum() == AtMaximum.PAUSE && !code.isSuccess())) return maximum(policy);
    return code.isSuccess() ? new Restart() : new Abort(code);
  }

  private static Verdict unhandled(Situation now, Policy policy) {
    boolean again = now.before() == Failure.UNHANDLED;
    var count = isLast(now, policy) ? Count.BEGINS_ANEW : Count.GOES_ON;
    return switch (policy.onUnhandledFailure()) {
      case ABORT -> handled(new Abort(EngineExitCodes.ERROR_UNHANDLED_FAILURE));
      case PAUSE -> new Verdict(new Pause(Reason.UNHANDLED, count), Failure.UNHANDLED);
      case RESTART_ONCE -> again ? handled(new Abort(EngineExitCodes.ERROR_UNHANDLED_FAILURE)) : restart(now, policy);
      case RESTART_AND_PAUSE -> again ? handled(new Pause(Reason.UNHANDLED_TWICE, count)) : restart(now, policy);
    };
  }

  private static Verdict restart(Situation now, Policy policy) {
    return new Verdict(isLast(now, policy) ? maximum(policy) : new Restart(), Failure.UNHANDLED);
  }

  private static RestartDecision maximum(Policy policy) {
    return switch (policy.atMaximum()) {
      case ABORT -> new Abort(EngineExitCodes.ERROR_MAXIMUM_ITERATIONS_EXCEEDED);
      case PAUSE -> new Pause(Reason.MAXIMUM_ITERATIONS, Count.BEGINS_ANEW);
    };
  }

  private static boolean isLast(Situation now, Policy policy) {
    return now.iteration() >= policy.maxIterations();
  }

  private static Verdict handled(RestartDecision decision) {
    return new Verdict(decision, Failure.NONE);
  }
}
