package org.clew.scheduler;

import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_INVALID_ACCOUNT;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_INVALID_OPTIONS;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_INVALID_QUEUE;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_INVALID_RESOURCES;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_OUT_OF_MEMORY;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_REFUSED_JOB;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.clew.scheduler.Listing.Known;
import org.clew.scheduler.Listing.Nowhere;
import org.clew.scheduler.Listing.Seen;
import org.clew.spec.ExitCode;

/**
 * The PBS family. Job names are short, so the token of a submission is an environment variable of the job, which
 * {@code qstat -f} shows. Output files are delivered by overwriting; a job that gives way to another one delivers what is there.
 */
abstract sealed class PbsScheduler extends BatchScheduler permits PbsProScheduler, TorqueScheduler {
  /** The awk program joins continued lines, then writes id and token of records whose state is no end. */
  private static final String FUNCTIONS = """
      jobs() { local name=$1; shift; part "$name" bash -c "$ask" ask "$@"; }
      named() { part "$1" bash -c 'ids=$('"$select"') || exit; [ -z "$ids" ] || { set -- $ids; '"$ask"'; }'; }
      alive() {
        awk 'function out() {
            if (id == "") return
            state = token = ""
            if (match(all, /\\n *job_state = ./)) state = substr(all, RSTART + RLENGTH - 1, 1)
            if (match(all, /CLEW_JOB_TOKEN=[^,\\n]*/)) token = substr(all, RSTART + 15, RLENGTH - 15)
            if (state !~ /[FCX]/) print id, token
            id = ""
          }
          /^Job Id: / { out(); id = $3; all = ""; next }
          /^==clew/ { out(); next }
          /^\\t/ { all = all substr($0, 2); next }
          { all = all "\\n" $0 }
          END { out() }'
      }
      cancel() { part cancel qdel "$@"; }
      books() { part "$1" tracejob -v "$2"; }
      booked() { :; }
      """;

  private static final Pattern ID = Pattern.compile("(?m)^(\\d+(?:\\.[A-Za-z0-9_.:-]+)?)$");
  private static final Pattern EXIT = Pattern.compile("Exit_status=(-?\\d{1,9})");

  private static final Refusals REFUSALS = new Refusals()
      .refused(ERROR_SCHEDULER_INVALID_ACCOUNT,
          "invalid (account|project)|account .*not (valid|found)|not (authorized|allowed) .*(account|project)")
      .notTaken("would exceed|maximum number of (jobs|queued)|Queue is not (enabled|started)|Server shutting down|submit limit")
      .notTaken("cannot access script file|script (file )?(.*)(no such file|not a file|cannot be (loaded|opened))")
      .notTaken("cannot connect to .*errno=(111|15010)|Connection refused")
      .unclear("Premature end|End of File|timed? ?out|cannot connect|communication|No reply|Batch protocol error")
      .refused(ERROR_SCHEDULER_INVALID_QUEUE,
          "unknown queue|access to queue is denied|No default queue|queue .*(denied|not found)")
      .refused(ERROR_SCHEDULER_INVALID_RESOURCES,
          "resource limits|unknown resource|exceeds .*(queue|server|limit)|Resources? .*(not available|exceed)"
          + "|cannot be satisfied|Illegal attribute or resource value")
      .refused(ERROR_SCHEDULER_INVALID_OPTIONS,
          "illegal -|usage: qsub|invalid option|unknown option|syntax error|illegal option|Undefined attribute")
      .refused(ERROR_SCHEDULER_REFUSED_JOB, "Unauthorized Request|Permission denied|rejected|Bad UID");

  private static final Verdicts MESSAGES = new Verdicts()
      .when("PBS: job killed: (p?v?mem|.*memory)\\b", ERROR_SCHEDULER_OUT_OF_MEMORY)
      .when("PBS: job killed: walltime", ERROR_SCHEDULER_OUT_OF_WALLTIME);

  /** Shell text that writes the records of the jobs that are its arguments. */
  abstract String ask();

  /** Shell text that writes the ids of the user's jobs. */
  abstract String select();

  /** Words for {@code -l}. */
  abstract List<String> limits(NodeNumberResource resource, JobTemplate job);

  /** Exit statuses with which the system says that it ended a job. */
  abstract Optional<ExitCode> meaning(int exitStatus);

  @Override
  public JobResource resource(Map<String, ?> given, Optional<Integer> defaultProcesses) {
    return NodeNumberResource.of(given, defaultProcesses).withCoresPerMachine();
  }

  @Override
  public List<String> header(JobTemplate job) {
    var lines = new Directives("#PBS").add(job.mayRerun() ? "-r y" : "-r n").add("-m n")
        .add("-N " + Directives.name(job.name(), 15));
    if (job.environment() == JobTemplate.Login.IMPORTED) lines.add("-V");
    lines.add("-S /bin/bash").add("-o " + Directives.file(job.stdout()));
    lines.add(job.joinsOutput() ? "-j oe" : "-e " + Directives.file(job.stderr()));
    lines.add("-q ", job.queueing().queue()).add("-A ", job.queueing().account()).add("-p ", job.queueing().priority());
    limits((NodeNumberResource) job.resource(), job).forEach(limit -> lines.add("-l " + limit));
    var all = new ArrayList<>(lines.lines());
    all.addAll(Directives.ownDirectives(job.customCommands()));
    all.add("cd \"$PBS_O_WORKDIR\"");
    all.add(Fence.lines("$PBS_JOBID", "$PWD", delivering(job)));
    all.addAll(Directives.ownCommands(job.customCommands()));
    return all;
  }

  private static String delivering(JobTemplate job) {
    var output = "cat " + Shell.single(job.stdout()) + " 2> /dev/null";
    return job.joinsOutput() ? output : output + "; cat " + Shell.single(job.stderr()) + " >&2 2> /dev/null";
  }

  @Override
  public Command submit(String script, String token) {
    return Command.of("qsub", "-v", DirectScheduler.TOKEN + "=" + token, script);
  }

  @Override
  public SubmitAnswer submitted(CommandResult result) {
    return submitted(result, ID, REFUSALS);
  }

  @Override
  String functions() {
    return "ask=" + Shell.single(ask()) + "\nselect=" + Shell.single(select()) + "\n" + FUNCTIONS;
  }

  @Override
  List<String> programs() {
    return List.of("qsub", "qstat", "qselect", "qdel");
  }

  @Override
  String plainId(String id) {
    return PbsRecords.number(id);
  }

  @Override
  Listing queue(Answers.Part part, Answers answers) {
    return PbsRecords.listing(part);
  }

  /** Its logs can be read by few users on few machines, so it never stands in the way; the server itself knows all jobs. */
  @Override
  Listing books(Answers.Part part) {
    var exit = EXIT.matcher(part.stdout());
    var id = part.stdout().lines().filter(line -> line.startsWith("Job: ")).map(line -> line.substring(5).strip()).findFirst();
    if (part.exit() != 0 || !exit.find() || id.isEmpty()) return new Nowhere("the logs of the server tell nothing of the job");
    var info = new JobInfo(id.get(), JobState.DONE, "F", OptionalInt.of(Integer.parseInt(exit.group(1))), new HashMap<>());
    return new Known(Map.of(plainId(id.get()), new Seen(info, "")));
  }

  @Override
  public Optional<ExitCode> judge(JobInfo ended, String stdout, String stderr) {
    var status = ended.exitStatus().orElse(1);
    if (status == 0) return Optional.empty();
    return meaning(status).or(() -> MESSAGES.of(stderr)).or(() -> MESSAGES.of(stdout));
  }
}
