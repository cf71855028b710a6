package org.clew.spec;

import static org.clew.spec.ExitCode.exitCode;

import java.util.List;

/** The exit codes that the engine itself gives; every process, calculation job or restart work chain has them. */
public final class EngineExitCodes {
  public static final ExitCode ERROR_UNSPECIFIED =
      exitCode(1, "ERROR_UNSPECIFIED", "The process failed for a reason that it did not tell.").invalidatesCache();
  public static final ExitCode ERROR_LEGACY_FAILURE =
      exitCode(2, "ERROR_LEGACY_FAILURE", "The process failed with an old-style failure.").invalidatesCache();
  public static final ExitCode ERROR_INVALID_OUTPUT =
      exitCode(10, "ERROR_INVALID_OUTPUT", "The process gave an output that is not valid.").invalidatesCache();
  public static final ExitCode ERROR_MISSING_OUTPUT =
      exitCode(11, "ERROR_MISSING_OUTPUT", "The process did not give a required output.").invalidatesCache();
  public static final ExitCode ERROR_NO_RETRIEVED_FOLDER =
      exitCode(100, "ERROR_NO_RETRIEVED_FOLDER", "The job has no retrieved folder.").invalidatesCache();
  public static final ExitCode ERROR_SCHEDULER_OUT_OF_MEMORY =
      exitCode(110, "ERROR_SCHEDULER_OUT_OF_MEMORY", "The job ran out of memory.").invalidatesCache();
  public static final ExitCode ERROR_SCHEDULER_OUT_OF_WALLTIME =
      exitCode(120, "ERROR_SCHEDULER_OUT_OF_WALLTIME", "The job ran out of walltime.").invalidatesCache();
  public static final ExitCode ERROR_SCHEDULER_REFUSED_JOB =
      exitCode(130, "ERROR_SCHEDULER_REFUSED_JOB", "The scheduler refused the job.").invalidatesCache();
  public static final ExitCode ERROR_SCHEDULER_INVALID_ACCOUNT =
      exitCode(131, "ERROR_SCHEDULER_INVALID_ACCOUNT", "The scheduler refused the account.").invalidatesCache();
  public static final ExitCode ERROR_SCHEDULER_INVALID_QUEUE =
      exitCode(132, "ERROR_SCHEDULER_INVALID_QUEUE", "The scheduler has no such queue, or not for this user.").invalidatesCache();
  public static final ExitCode ERROR_SCHEDULER_INVALID_RESOURCES =
      exitCode(133, "ERROR_SCHEDULER_INVALID_RESOURCES", "The machine can never give what the job asks for.").invalidatesCache();
  public static final ExitCode ERROR_SCHEDULER_INVALID_OPTIONS =
      exitCode(134, "ERROR_SCHEDULER_INVALID_OPTIONS", "The scheduler does not understand the options of the job.")
      .invalidatesCache();
  public static final ExitCode ERROR_SCHEDULER_NODE_FAILURE =
      exitCode(140, "ERROR_SCHEDULER_NODE_FAILURE", "A node of the machine failed.").invalidatesCache();
  public static final ExitCode STOPPED_BY_MONITOR = exitCode(150, "STOPPED_BY_MONITOR", "{message}").invalidatesCache();
  public static final ExitCode STOPPED_ON_REQUEST =
      exitCode(151, "STOPPED_ON_REQUEST", "The job was stopped: {message}").invalidatesCache();
  public static final ExitCode ERROR_DEADLINE_PASSED =
      exitCode(152, "ERROR_DEADLINE_PASSED", "The job was stopped: {message}").invalidatesCache();
  public static final ExitCode ERROR_STASHING_FAILED = stashing(160, "ERROR_STASHING_FAILED");
  public static final ExitCode ERROR_STASH_COPY_FAILED = stashing(161, "ERROR_STASH_COPY_FAILED");
  public static final ExitCode ERROR_STASH_COMPRESSION_FAILED = stashing(162, "ERROR_STASH_COMPRESSION_FAILED");
  public static final ExitCode ERROR_STASH_CUSTOM_CODE_FAILED = stashing(163, "ERROR_STASH_CUSTOM_CODE_FAILED");
  public static final ExitCode ERROR_UNSTASH_SOURCE_MISSING = stashing(165, "ERROR_UNSTASH_SOURCE_MISSING");
  public static final ExitCode ERROR_UNSTASH_COPY_FAILED = stashing(166, "ERROR_UNSTASH_COPY_FAILED");
  public static final ExitCode ERROR_UNSTASH_EXTRACTION_FAILED = stashing(167, "ERROR_UNSTASH_EXTRACTION_FAILED");
  public static final ExitCode ERROR_SUB_PROCESS_EXCEPTED =
      exitCode(301, "ERROR_SUB_PROCESS_EXCEPTED", "The sub process excepted.");
  public static final ExitCode ERROR_SUB_PROCESS_KILLED =
      exitCode(302, "ERROR_SUB_PROCESS_KILLED", "The sub process was killed.");
  public static final ExitCode ERROR_MAXIMUM_ITERATIONS_EXCEEDED =
      exitCode(401, "ERROR_MAXIMUM_ITERATIONS_EXCEEDED", "The maximum number of iterations was exceeded.");
  public static final ExitCode ERROR_UNHANDLED_FAILURE =
      exitCode(402, "ERROR_UNHANDLED_FAILURE", "The sub process failed and no handler could help.");

  /** Of every process. */
  public static final List<ExitCode> PROCESS =
      List.of(ERROR_UNSPECIFIED, ERROR_LEGACY_FAILURE, ERROR_INVALID_OUTPUT, ERROR_MISSING_OUTPUT);

  /** Of calculation jobs, besides {@link #PROCESS}. */
  public static final List<ExitCode> CALCJOB = List.of(ERROR_NO_RETRIEVED_FOLDER, ERROR_SCHEDULER_OUT_OF_MEMORY,
      ERROR_SCHEDULER_OUT_OF_WALLTIME, ERROR_SCHEDULER_REFUSED_JOB, ERROR_SCHEDULER_INVALID_ACCOUNT,
      ERROR_SCHEDULER_INVALID_QUEUE, ERROR_SCHEDULER_INVALID_RESOURCES, ERROR_SCHEDULER_INVALID_OPTIONS,
      ERROR_SCHEDULER_NODE_FAILURE, STOPPED_BY_MONITOR, STOPPED_ON_REQUEST, ERROR_DEADLINE_PASSED, ERROR_STASHING_FAILED,
      ERROR_STASH_COPY_FAILED, ERROR_STASH_COMPRESSION_FAILED, ERROR_STASH_CUSTOM_CODE_FAILED, ERROR_UNSTASH_SOURCE_MISSING,
      ERROR_UNSTASH_COPY_FAILED, ERROR_UNSTASH_EXTRACTION_FAILED);

  /** Of restart work chains, besides {@link #PROCESS}. */
  public static final List<ExitCode> RESTART = List.of(ERROR_SUB_PROCESS_EXCEPTED, ERROR_SUB_PROCESS_KILLED,
      ERROR_MAXIMUM_ITERATIONS_EXCEEDED, ERROR_UNHANDLED_FAILURE);

  private EngineExitCodes() {}

  /** The message says what could not be stashed or brought back, and why. */
  private static ExitCode stashing(int status, String label) {
    return exitCode(status, label, "{message}").invalidatesCache();
  }
}
