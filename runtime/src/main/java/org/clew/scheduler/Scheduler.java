package org.clew.scheduler;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.spec.ExitCode;

/**
 * A batch system: texts and commands out, answers in. Stateless and pure.
 *
 * <p>Commands are run as the user on the computer, {@link #submit} in the job directory, the others anywhere. Every command has a
 * function that reads its answer; a failed command is an answer of its own and never means that a job is absent.
 */
public interface Scheduler {

  /** What it means that a job is neither listed nor known to the accounting, twice, and left no exit sentinel. */
  enum Absence { ENDED, UNKNOWN }

  /** Durable name, e.g. {@code direct}. */
  String name();

  /** Checks what a user asked for, and fills in defaults; throws IllegalArgumentException in words for the user. */
  JobResource resource(Map<String, ?> given, Optional<Integer> defaultProcesses);

  /** Lines after the shebang. */
  List<String> header(JobTemplate job);

  /** Lines at the very end. */
  List<String> footer(JobTemplate job);

  /** Starts the script in the present directory, where its name is {@code script}. */
  Command submit(String script, String token);

  SubmitAnswer submitted(CommandResult result);

  /** One query for all these jobs. */
  Command list(List<JobRef> jobs, String user);

  ListAnswer listed(List<JobRef> asked, CommandResult result);

  /** Searches for the job of a submission whose answer was not heard. */
  Command find(JobRef job);

  FindAnswer found(JobRef job, CommandResult result);

  /** Asks the accounting for a job that is not listed any more; empty when there is no accounting. */
  Optional<Command> accounting(JobRef job);

  /** Empty when the accounting does not know the job (yet). */
  Optional<JobInfo> accounted(JobRef job, CommandResult result);

  /** Ends the job and everything it started; when the id is null, also makes sure that the submission comes to nothing. */
  Command kill(JobRef job);

  KillAnswer killed(JobRef job, CommandResult result);

  Absence absence();

  /** What went wrong with an ended job, as far as the batch system itself tells; empty when it tells nothing. */
  default Optional<ExitCode> judge(JobInfo ended, String stdout, String stderr) {
    return Optional.empty();
  }
}
