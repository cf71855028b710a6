package org.clew.scheduler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clew.scheduler.JobTemplate.Login;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;

/**
 * No batch system: the script starts at once, in a session of its own, and lives on when the engine dies. Linux only.
 *
 * <p><b>A job starts at most once per attempt.</b> The script begins with making the symbolic link {@code .clew/job}, whose text
 * is the identity of its own process. Making a link is atomic and fails when there is one, so it is claim and record in one;
 * whoever fails tells the identity that it finds and exits before it has done anything. Whenever something dies, the outcome is
 * right:
 * <ul>
 *   <li>before the link: nothing has run. The search finds nothing and the submission is repeated; should the first process still
 *       be on its way to the link, two processes race for it, and one of them exits;
 *   <li>after the link: the search reads the identity from it, whether the job runs or is over, and nothing is started again;
 *   <li>the engine, or its connection, while the script tells its identity: the script ignores the broken pipe and goes on;
 *   <li>the job itself or its machine after the link: the job is over without an exit sentinel. It is not run again behind the
 *       user's back, as it may have had effects;
 *   <li>cancelled while nobody knows whether it was started: the canceller makes the link, with the text {@code cancelled}.
 *       Either it finds the job and ends it, or no later start can get past the link.
 * </ul>
 *
 * <p><b>A job id</b> is {@code pid.start.boot}: process id, start time in clock ticks since boot, and the first part of the boot
 * id. A reused process id has another start time, so it is neither taken for the job nor killed.
 *
 * <p><b>What belongs to a job</b> are the processes of its session, and those with its token in their environment, wherever they
 * went.
 */
public final class DirectScheduler implements Scheduler {
  public static final String TOKEN = "CLEW_JOB_TOKEN";

  @Override
  public String name() {
    return "direct";
  }

  /** One machine with one process, or as many as the computer says, when the user asks for nothing. */
  @Override
  public JobResource resource(Map<String, ?> given, Optional<Integer> defaultProcesses) {
    var asked = new HashMap<String, Object>(given);
    var counts = asked.containsKey("tot_num_mpiprocs") && asked.containsKey("num_mpiprocs_per_machine");
    if (!counts) asked.putIfAbsent("num_machines", 1L);
    return NodeNumberResource.of(asked, defaultProcesses.or(() -> Optional.of(1)));
  }

  @Override
  public List<String> header(JobTemplate job) {
    var lines = new ArrayList<String>();
    if (job.environment() == Login.CLEAN) lines.add(DirectScripts.CLEAN);
    lines.addAll(DirectScripts.CLAIM.lines().toList());
    var joined = job.stdout().equals(job.stderr());
    lines.add("exec < /dev/null > " + Shell.single(job.stdout()) + (joined ? " 2>&1" : " 2> " + Shell.single(job.stderr())));
    if (job.resource().fields().get("num_cores_per_mpiproc") instanceof Long cores) lines.add("export OMP_NUM_THREADS=" + cores);
    if (!job.customCommands().isEmpty()) lines.add(job.customCommands());
    lines.add("clew_dir=$PWD");
    return lines;
  }

  @Override
  public List<String> footer(JobTemplate job) {
    return List.of();
  }

  @Override
  public Command submit(String script, String token) {
    return Command.of("bash", "-c", DirectScripts.SUBMIT, "submit", TOKEN + "=" + token, script);
  }

  @Override
  public SubmitAnswer submitted(CommandResult result) {
    var id = lastWord(result.stdout(), "job ");
    if (id.equals("cancelled"))
      return new SubmitAnswer.Refused(EngineExitCodes.ERROR_UNSPECIFIED, "this attempt was cancelled before it started");
    return isId(id) ? new SubmitAnswer.Accepted(id) : new SubmitAnswer.Unclear(result.shown());
  }

  @Override
  public Duration settling() {
    return Duration.ZERO;
  }

  @Override
  public Command list(List<JobRef> jobs, String user) {
    var lines = new StringBuilder();
    for (var job : jobs) lines.append(job.jobId()).append(' ').append(job.token()).append(' ').append(job.workdir()).append('\n');
    return new Command(List.of("bash", "-c", DirectScripts.LIST), lines.toString());
  }

  @Override
  public ListAnswer listed(List<JobRef> asked, CommandResult result) {
    var lines = result.stdout().lines().toList();
    if (result.exit() != 0 || lines.isEmpty() || !lines.getLast().equals("end")) return new ListAnswer.Unusable(result.shown());
    var jobs = new HashMap<String, JobInfo>();
    for (var line : lines.subList(0, lines.size() - 1)) {
      var words = line.split(" ");
      if (words.length < 2) return new ListAnswer.Unusable("cannot read the line '" + line + "'");
      if (!words[1].equals("absent")) jobs.put(words[0], info(words));
    }
    return new ListAnswer.Listed(jobs);
  }

  private static JobInfo info(String[] words) {
    var state = state(words[1]);
    var exit = state == JobState.DONE && words.length > 2 && words[2].matches("\\d{1,3}")
        ? OptionalInt.of(Integer.parseInt(words[2])) : OptionalInt.empty();
    return new JobInfo(words[0], state, words[1], exit, Map.of());
  }

  /** {@code left}: the script is gone without a sentinel, but something it started lives. Letters are those of ps. */
  private static JobState state(String word) {
    return switch (word) {
      case "done" -> JobState.DONE;
      case "left", "D", "I", "R", "S", "U", "W" -> JobState.RUNNING;
      case "T", "t" -> JobState.SUSPENDED;
      default -> JobState.UNDETERMINED;
    };
  }

  @Override
  public Command find(JobRef job) {
    return Command.of("bash", "-c", DirectScripts.FIND, "find", job.workdir());
  }

  @Override
  public FindAnswer found(JobRef job, CommandResult result) {
    var id = lastWord(result.stdout(), "job ");
    if (id.equals("cancelled")) return new FindAnswer.Cancelled();
    if (isId(id)) return new FindAnswer.Found(id);
    return result.exit() == 0 && result.stdout().strip().equals("none") ? new FindAnswer.NotThere()
        : new FindAnswer.Unusable(result.shown());
  }

  @Override
  public Optional<Command> details(JobRef job) {
    return Optional.empty();
  }

  @Override
  public Optional<Command> accounting(JobRef job) {
    return Optional.empty();
  }

  @Override
  public Optional<JobInfo> accounted(JobRef job, CommandResult result) {
    return Optional.empty();
  }

  @Override
  public Optional<ExitCode> judge(JobInfo ended, String stdout, String stderr) {
    return Optional.empty();
  }

  @Override
  public Command kill(JobRef job) {
    var id = job.jobId() == null ? "" : job.jobId();
    return Command.of("bash", "-c", DirectScripts.KILL, "kill", TOKEN + "=" + job.token(), job.workdir(), id);
  }

  @Override
  public KillAnswer killed(JobRef job, CommandResult result) {
    var said = result.stdout().strip();
    return result.exit() == 0 && said.startsWith("gone") ? new KillAnswer.Gone(said) : new KillAnswer.Alive(result.shown());
  }

  @Override
  public Command probe() {
    return Command.of("bash", "-c", DirectScripts.PROBE);
  }

  @Override
  public ProbeAnswer probed(CommandResult result) {
    var lines = result.stdout().lines().toList();
    if (result.exit() != 0 || !lines.contains("end"))
      return new ProbeAnswer.Broken("the shell of the login cannot run a script of bash: " + result.shown(),
          "install bash there");
    var missing = lines.stream().filter(line -> line.startsWith("missing ")).map(line -> line.substring(8)).toList();
    return missing.isEmpty() ? new ProbeAnswer.Ready("jobs can be started at once")
        : new ProbeAnswer.Broken("not found on the computer: " + String.join(", ", missing),
            "direct execution needs Linux with util-linux and coreutils; use a batch system elsewhere");
  }

  @Override
  public Absence absence() {
    return Absence.ENDED;
  }

  private static boolean isId(String text) {
    return text.matches("\\d+\\.\\d+\\.[0-9a-f]+");
  }

  private static String lastWord(String output, String start) {
    return output.lines().filter(line -> line.startsWith(start)).reduce((_, last) -> last)
        .map(line -> line.substring(start.length()).strip())
        .orElse("");
  }
}
