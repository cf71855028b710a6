package org.clew.scheduler;

import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_INVALID_ACCOUNT;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_INVALID_OPTIONS;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_INVALID_QUEUE;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_INVALID_RESOURCES;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_NODE_FAILURE;
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
 * SLURM. The token of a submission is job name and comment; it stands in the arguments of sbatch, which win over the directives
 * of the script. Sources: sbatch(1), squeue(1), sacct(1), scancel(1) of SLURM 22.05.
 *
 * <p>A controller that does not answer may still take the job some seconds later, when it answers again.
 */
public final class SlurmScheduler extends BatchScheduler {
  private static final String FUNCTIONS = """
      query() {
        local name=$1; shift
        part "$name" env SLURM_TIME_FORMAT=standard squeue --noheader --states=all --format=$'%s' "$@"
      }
      jobs() { local name=$1 IFS=,; shift; query "$name" --jobs="$*,$1"; }
      named() { query "$1" --name="$2"; }
      alive() { awk -F '\\037' 'NF > 10 && $2 !~ /%s/ { print $1, $4 }'; }
      cancel() { part cancel scancel "$@"; }
      accounts() {
        local name=$1; shift
        part "$name" env SLURM_TIME_FORMAT=standard sacct --parsable2 --delimiter=$'\\037' --format=%s "$@"
      }
      books() { accounts "$1" --jobs="$2"; }
      booked() { accounts "$1" --allocations --noheader --starttime=now-90days --name="$2"; }
      """.formatted(SlurmQueue.FORMAT, SlurmStates.ENDS, SlurmQueue.FIELDS);

  private static final Pattern ID = Pattern.compile(
      "(?m)^(?:(\\d+)(?:;\\S*)?|(?:\\S+: )?(?:submitted batch job|granted job allocation) (\\d+).*)$",
      Pattern.CASE_INSENSITIVE);

  /** A limit on jobs that are submitted passes, limits on the size of one do not. */
  private static final Refusals REFUSALS = new Refusals()
      .refused(ERROR_SCHEDULER_INVALID_ACCOUNT, "invalid account")
      .notTaken("(Max|Grp)Submit|temporarily unable to accept job|Resource temporarily unavailable|"
          + "Requested partition configuration not available now")
      .refused(ERROR_SCHEDULER_INVALID_RESOURCES, "(QOS|Assoc)(Max|Min|Grp)\\w+")
      .notTaken("job submit limit")
      .notTaken("Unable to contact slurm controller \\(connect failure\\)|Unable to open file")
      .unclear("Socket timed out|Unable to contact slurm controller|Zero Bytes were transmitted|"
          + "Transport endpoint|Communication connection")
      .refused(ERROR_SCHEDULER_INVALID_QUEUE,
          "invalid partition|invalid qos|group not permitted to use this partition|Invalid cluster|"
          + "invalid reservation|access denied to reservation")
      .refused(ERROR_SCHEDULER_INVALID_RESOURCES, "node configuration is not available|Memory (specification|required)|"
          + "(More processors|node count) .*(permitted|invalid)|time limit is invalid|generic resource|"
          + "invalid feature|CPU count (per node|specification)|Invalid (wckey|license)")
      .refused(ERROR_SCHEDULER_INVALID_OPTIONS,
          "unrecognized option|invalid option|Invalid --|Invalid \\S+ specification|Invalid .*argument|"
          + "does not look like a batch script|requires an argument|Invalid numeric value|Invalid job array")
      .refused(ERROR_SCHEDULER_REFUSED_JOB, "Batch job submission failed: (Access/permission denied|.*denied|.*not permitted)");

  private static final Verdicts MESSAGES = new Verdicts()
      .when("(exceeded|exceeds).*memory limit|oom.kill event|out.of.memory handler|OOM Killed", ERROR_SCHEDULER_OUT_OF_MEMORY)
      .when("DUE TO TIME LIMIT", ERROR_SCHEDULER_OUT_OF_WALLTIME)
      .when("DUE TO NODE FAILURE", ERROR_SCHEDULER_NODE_FAILURE);

  @Override
  public String name() {
    return "slurm";
  }

  @Override
  public JobResource resource(Map<String, ?> given, Optional<Integer> defaultProcesses) {
    return NodeNumberResource.of(given, defaultProcesses).withCoresPerProcess();
  }

  @Override
  public List<String> header(JobTemplate job) {
    var resource = (NodeNumberResource) job.resource();
    var lines = new Directives("#SBATCH").add(job.mayRerun() ? "--requeue" : "--no-requeue")
        .add("--job-name=\"" + Directives.name(job.name(), 128) + "\"");
    if (job.environment() == JobTemplate.Login.IMPORTED) lines.add("--get-user-env");
    lines.add("--output=" + file(job.stdout()));
    if (!job.joinsOutput()) lines.add("--error=" + file(job.stderr()));
    lines.add("--open-mode=append").add("--partition=", job.queueing().queue()).add("--account=", job.queueing().account())
        .add("--qos=", job.queueing().qos()).add("--nice=", job.queueing().priority()).add("--nodes=" + resource.machines())
        .add("--ntasks-per-node=" + resource.processesPerMachine());
    if (resource.coresPerProcess() > 0) lines.add("--cpus-per-task=" + resource.coresPerProcess());
    job.wallclockSeconds().ifPresent(seconds -> lines.add("--time=" + Times.daysAndClock(seconds)));
    job.memoryKb().ifPresent(kb -> lines.add("--mem=" + (kb + 1023) / 1024));
    var all = new ArrayList<>(lines.lines());
    all.addAll(Directives.ownDirectives(job.customCommands()));
    all.add(Fence.lines("$SLURM_JOB_ID", "$PWD", ""));
    all.addAll(Directives.ownCommands(job.customCommands()));
    return all;
  }

  /** A percent sign begins a replacement, see FILENAME PATTERN in sbatch(1). */
  private static String file(String name) {
    return Directives.file(name).replace("%", "%%");
  }

  @Override
  public Command submit(String script, String token) {
    return Command.of("sbatch", "--parsable", "--job-name=" + token, "--comment=" + token, script);
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
    return List.of("sbatch", "squeue", "scancel");
  }

  @Override
  Listing queue(Answers.Part part, Answers answers) {
    return SlurmQueue.queue(part);
  }

  @Override
  Listing books(Answers.Part part) {
    return SlurmQueue.books(part);
  }

  @Override
  public Optional<ExitCode> judge(JobInfo ended, String stdout, String stderr) {
    return switch (ended.substate()) {
      case "COMPLETED" -> Optional.empty();
      case "OUT_OF_MEMORY" -> Optional.of(ERROR_SCHEDULER_OUT_OF_MEMORY);
      case "TIMEOUT" -> Optional.of(ERROR_SCHEDULER_OUT_OF_WALLTIME);
      case "NODE_FAIL", "BOOT_FAIL" -> Optional.of(ERROR_SCHEDULER_NODE_FAILURE);
      default -> ended.exitStatus().orElse(1) == 0 ? Optional.empty() : MESSAGES.of(stderr);
    };
  }
}
