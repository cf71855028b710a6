package org.clew.scheduler;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.spec.ExitCode;

/**
 * A batch system: texts and commands out, answers in. Stateless and pure.
 *
 * <p>Commands are run as the user on the computer, {@link #submit} in the job directory, the others anywhere. Every command has a
 * function that reads its answer; a failed command is an answer of its own and never means that a job is absent.
 *
 * <p>A job is known by its {@link JobRef}: should a submission have come twice, all verbs speak of the job that really runs,
 * whichever of both ids they are asked with.
 */
public interface Scheduler {

  /** What it means that a job is neither listed nor known to the accounting, twice, and left no exit sentinel. */
  enum Absence { ENDED, UNKNOWN }

  /** Durable name, e.g. {@code direct}. */
  String name();

  /**
   * Checks what a user asked for, and fills in defaults; who asks for nothing gets one machine with one process, or as many as
   * the computer says. Throws IllegalArgumentException in words for the user.
   */
  JobResource resource(Map<String, ?> given, Optional<Integer> defaultProcesses);

  /**
   * Lines after the shebang. They let only one job of the attempt past them, and set {@code clew_dir} to the job directory,
   * where the exit sentinel is to be.
   *
   * @throws IllegalArgumentException in words for the user when an option cannot be written for this scheduler
   */
  List<String> header(JobTemplate job);

  /** Lines at the very end. */
  List<String> footer(JobTemplate job);

  /** Starts the script in the present directory, where its name is {@code script}. */
  Command submit(String script, String token);

  SubmitAnswer submitted(CommandResult result);

  /**
   * How long after a submission without an answer the system may still turn it into a job, although a search finds none. Whoever
   * wants to submit again searches once more after that time.
   */
  Duration settling();

  /** One query for all these jobs. */
  Command list(List<JobRef> jobs, String user);

  ListAnswer listed(List<JobRef> asked, CommandResult result);

  /** Searches for the job of a submission whose answer was not heard. */
  Command find(JobRef job);

  FindAnswer found(JobRef job, CommandResult result);

  /**
   * Asks the accounting, and nobody else, for a job that was listed as ended; read by {@link #accounted}. Empty when there is no
   * accounting.
   */
  Optional<Command> details(JobRef job);

  /** Asks the accounting for a job that is not listed any more; empty when there is no accounting. */
  Optional<Command> accounting(JobRef job);

  /**
   * Empty when the accounting does not know the job (yet), or does not answer. The answer of the accounting stands as
   * {@code retval}, {@code stdout} and {@code stderr} in {@link JobInfo#DETAILED}.
   */
  Optional<JobInfo> accounted(JobRef job, CommandResult result);

  /**
   * Why the scheduler ended a job; empty when it did not, or does not tell.
   *
   * @param ended as listed or accounted
   * @param stdout what the job script wrote
   * @param stderr its errors, where schedulers leave a message
   */
  Optional<ExitCode> judge(JobInfo ended, String stdout, String stderr);

  /** Ends the job and everything it started, and makes sure that no other submission of the attempt comes to anything. */
  Command kill(JobRef job);

  KillAnswer killed(JobRef job, CommandResult result);

  /** Asks whether the commands of the scheduler are there and answer; changes nothing. */
  Command probe();

  ProbeAnswer probed(CommandResult result);

  Absence absence();
}
