package org.clew.scheduler;

import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_INVALID_ACCOUNT;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_INVALID_OPTIONS;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_INVALID_QUEUE;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_INVALID_RESOURCES;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_OUT_OF_MEMORY;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_REFUSED_JOB;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clew.spec.ExitCode;

/**
 * Grid Engine. The token of a submission is the job name, given to qsub as an argument. All jobs of the user are listed at once;
 * those that have ended stand only in the accounting. Sources: qsub(1), qstat(1), qacct(1), qdel(1), accounting(5),
 * sge_status(5) of 8.1.9.
 */
public final class SgeScheduler extends BatchScheduler {
  private static final String FUNCTIONS = """
      query() { part "$1" qstat -ext -urg -xml -u "$(id -un)"; }
      jobs() { query "$1"; }
      named() { query "$1"; }
      alive() { awk -F '[<>]' '$2 == "JB_job_number" { id = $3 } $2 == "JB_name" { print id, $3 }'; }
      cancel() { part cancel qdel "$@"; }
      books() { part "$1" qacct -j "$2"; }
      booked() { part "$1" qacct -j "$2"; }
      """;

  private static final Pattern ID = Pattern.compile("(?m)^(?:(\\d+)|Your job (\\d+) .*has been submitted.*)$");

  private static final Refusals REFUSALS = new Refusals()
      .notTaken("jobs are allowed per user|job rejected: only \\d+ jobs|Connection refused|"
          + "error opening .*No such file|Unable to read script file")
      .unclear("unable to send message|unable to contact qmaster|got (send|read|receive|select) error|timed? ?out|commlib error")
      .refused(ERROR_SCHEDULER_INVALID_ACCOUNT,
          "project .*(does not exist|not allowed|no access|unknown)|unknown project|no access to project")
      .refused(ERROR_SCHEDULER_INVALID_QUEUE,
          "unknown queue|requests unknown queue|no access to queue|cluster queue .* does not exist")
      .refused(ERROR_SCHEDULER_INVALID_RESOURCES, "unknown resource|parallel environment .*does not exist|no suitable queues|"
          + "not (a )?requestable|denied: resource|exceeds|must (contain|be) .*(resource|range)")
      .refused(ERROR_SCHEDULER_INVALID_OPTIONS,
          "invalid option argument|argument to -\\S+ option|Unknown option|wrong (number|format)|"
          + "illegal|denied: \".*\" is not a valid object name|must have an argument")
      .refused(ERROR_SCHEDULER_REFUSED_JOB,
          "job rejected|Job was rejected|Unable to run job: denied|is no submit host|access denied");

  @Override
  public String name() {
    return "sge";
  }

  @Override
  public JobResource resource(Map<String, ?> given, Optional<Integer> defaultProcesses) {
    return ParEnvResource.of(given);
  }

  @Override
  public List<String> header(JobTemplate job) {
    var resource = (ParEnvResource) job.resource();
    var lines = new Directives("#$").add("-cwd").add("-S /bin/bash").add(job.mayRerun() ? "-r yes" : "-r no").add("-m n")
        .add("-N " + Directives.name(job.name(), 128));
    if (job.environment() == JobTemplate.Login.IMPORTED) lines.add("-V");
    lines.add("-o " + Directives.file(job.stdout()));
    lines.add(job.joinsOutput() ? "-j y" : "-e " + Directives.file(job.stderr()));
    lines.add("-q ", job.queueing().queue()).add("-P ", job.queueing().account()).add("-p ", job.queueing().priority());
    if (!resource.environment().isEmpty()) lines.add("-pe " + resource.environment() + " " + resource.totalProcesses());
    job.wallclockSeconds().ifPresent(seconds -> lines.add("-l h_rt=" + Times.clock(seconds)));
    var all = new ArrayList<>(lines.lines());
    all.addAll(Directives.ownDirectives(job.customCommands()));
    all.add(Fence.lines("$JOB_ID", "$PWD", ""));
    all.addAll(Directives.ownCommands(job.customCommands()));
    return all;
  }

  @Override
  public Command submit(String script, String token) {
    return Command.of("qsub", "-terse", "-N", token, script);
  }

  @Override
  public SubmitAnswer submitted(CommandResult result) {
    return submitted(result, ID, REFUSALS);
  }

  @Override
  String functions() {
    return FUNCTIONS;
  }

  @Override
  List<String> programs() {
    return List.of("qsub", "qstat", "qdel");
  }

  @Override
  Listing queue(Answers.Part part, Answers answers) {
    return SgeQueue.listing(part);
  }

  @Override
  Listing books(Answers.Part part) {
    return SgeAccounts.listing(part);
  }

  /** The master writes failure 37 for three limits alike; which it was is seen from the run time. */
  @Override
  public Optional<ExitCode> judge(JobInfo ended, String stdout, String stderr) {
    if (!ended.substate().startsWith("failed 37 ")) return Optional.empty();
    var fields = SgeAccounts.fields(accountText(ended));
    var limit = SgeAccounts.limit(fields);
    var ran = SgeAccounts.number(fields.get("ru_wallclock"));
    var memory = fields.getOrDefault("category", "").contains("h_vmem=");
    if (limit.isPresent() && ran.orElse(0) < limit.getAsLong() && memory) return Optional.of(ERROR_SCHEDULER_OUT_OF_MEMORY);
    return limit.isPresent() || !memory ? Optional.of(ERROR_SCHEDULER_OUT_OF_WALLTIME)
        : Optional.of(ERROR_SCHEDULER_OUT_OF_MEMORY);
  }
}
