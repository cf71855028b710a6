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
import org.clew.scheduler.Listing.Nowhere;
import org.clew.spec.ExitCode;

/**
 * IBM Spectrum LSF. The token of a submission is the job name, given to bsub as an argument. Where a job starts in another
 * directory than the one of its submission, files are copied there and back, and claim and exit sentinel stay in the directory
 * of the submission. Sources: bsub(1), bjobs(1), bkill(1), bacct(1) "Termination reasons" of LSF 10.1.
 */
public final class LsfScheduler extends BatchScheduler {
  private static final String FUNCTIONS = """
      query() { local name=$1; shift; part "$name" bjobs -a -noheader -o '%s delimiter="|"' "$@"; }
      jobs() { query "$@"; }
      named() { query "$1" -J "$2"; }
      alive() { awk -F '|' 'NF > 10 && $2 !~ /^ *(DONE|EXIT) *$/ { gsub(/ /, "", $1); print $1, $NF }'; }
      cancel() { part cancel bkill "$@"; }
      books() { part "$1" bjobs -l "$2"; }
      booked() { :; }
      """.formatted(LsfQueue.FIELDS);

  private static final Pattern ID = Pattern.compile("Job <(\\d+)>");

  private static final Refusals REFUSALS = new Refusals()
      .notTaken("job (slot )?limit|pending job threshold|limit reached|LSF is down|LIM is down")
      .notTaken("(cannot open|No such file or directory).*|.*: No such file or directory")
      .unclear("Communication time|not responding|batch daemon|timed? ?out|Failed in (sending|receiving)|mbatchd")
      .refused(ERROR_SCHEDULER_INVALID_ACCOUNT,
          "(user group|project).*(not submitted|not a member|unknown|invalid)|Bad user group")
      .refused(ERROR_SCHEDULER_INVALID_QUEUE, "No such queue|cannot use the queue|Queue .*(closed|not accept)")
      .refused(ERROR_SCHEDULER_INVALID_RESOURCES,
          "Too many processors|Too few processors|cannot (be satisfied|exceed)|exceeds? .*limit|"
          + "RUNLIMIT|MEMLIMIT|No such host|Bad host|Unknown resource")
      .refused(ERROR_SCHEDULER_INVALID_OPTIONS,
          "Illegal option|Usage: *bsub|Bad (argument|resource requirement|syntax)|syntax error|Invalid")
      .refused(ERROR_SCHEDULER_REFUSED_JOB, "Job not submitted|Request aborted");

  private static final Verdicts MESSAGES = new Verdicts().when("TERM_MEMLIMIT|TERM_SWAP", ERROR_SCHEDULER_OUT_OF_MEMORY)
      .when("TERM_RUNLIMIT", ERROR_SCHEDULER_OUT_OF_WALLTIME)
      .when("TERM_(ZOMBI|EXTERNAL_SIGNAL_HOST|REMOVE_HUNG_JOB)|host failure",
      ERROR_SCHEDULER_NODE_FAILURE);

  @Override
  public String name() {
    return "lsf";
  }

  @Override
  public JobResource resource(Map<String, ?> given, Optional<Integer> defaultProcesses) {
    if (defaultProcesses.isPresent())
      throw new IllegalArgumentException(
          "resources: LSF counts slots; leave default_mpiprocs_per_machine out in the setup of the computer");
    return LsfResource.of(given);
  }

  @Override
  public List<String> header(JobTemplate job) {
    var resource = (LsfResource) job.resource();
    var lines = new Directives("#BSUB").add(job.mayRerun() ? "-r" : "-rn").add("-J \"" + Directives.name(job.name(), 128) + "\"")
        .add("-o " + Directives.file(job.stdout()));
    if (!job.joinsOutput()) lines.add("-e " + Directives.file(job.stderr()));
    lines.add("-q ", job.queueing().queue()).add("-G ", job.queueing().account()).add("-sp ", job.queueing().priority())
        .add(resource.machines() > 0 ? "-nnodes " + resource.machines() : "-n " + resource.totalProcesses());
    if (!resource.hosts().isEmpty()) lines.add("-m \"" + resource.hosts() + "\"");
    job.wallclockSeconds().ifPresent(seconds -> lines.add("-W " + Times.hoursAndMinutes(seconds)));
    job.memoryKb().ifPresent(kb -> lines.add("-M " + kb));
    var all = new ArrayList<>(lines.lines());
    all.addAll(Directives.ownDirectives(job.customCommands()));
    all.add(Fence.lines("$LSB_JOBID", "${LSB_OUTDIR:-$PWD}", ""));
    all.add("if [ ! \"$clew_dir\" -ef \"$PWD\" ]; then cp -R \"$clew_dir\"/. . || exit 74; fi");
    all.addAll(Directives.ownCommands(job.customCommands()));
    return all;
  }

  @Override
  public List<String> footer(JobTemplate job) {
    return List.of("if [ ! \"$clew_dir\" -ef \"$PWD\" ]; then rm -rf .clew; cp -R ./. \"$clew_dir\"; fi");
  }

  @Override
  public Command submit(String script, String token) {
    return Command.of("bash", "-c", "exec bsub -J \"$1\" < \"$2\"", "bsub", token, script);
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
    return List.of("bsub", "bjobs", "bkill");
  }

  @Override
  Listing queue(Answers.Part part, Answers answers) {
    return LsfQueue.listing(part, answers);
  }

  /** The long form of bjobs is kept for people, and for {@link #judge}. */
  @Override
  Listing books(Answers.Part part) {
    return new Nowhere("the history of LSF is not asked");
  }

  @Override
  public Optional<ExitCode> judge(JobInfo ended, String stdout, String stderr) {
    if (ended.substate().equals("DONE")) return Optional.empty();
    var reason = String.valueOf(ended.more().getOrDefault(JobInfo.ANNOTATION, ""));
    return MESSAGES.of(reason).or(() -> MESSAGES.of(accountText(ended))).or(() -> MESSAGES.of(stdout));
  }
}
