package org.clew.testkit.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;
import org.clew.scheduler.DirectScheduler;
import org.clew.scheduler.FindAnswer;
import org.clew.scheduler.JobInfo;
import org.clew.scheduler.JobRef;
import org.clew.scheduler.JobResource;
import org.clew.scheduler.JobState;
import org.clew.scheduler.JobTemplate;
import org.clew.scheduler.KillAnswer;
import org.clew.scheduler.ListAnswer;
import org.clew.scheduler.ProbeAnswer;
import org.clew.scheduler.Scheduler;
import org.clew.scheduler.SubmitAnswer;
import org.clew.spec.ExitCode;

/**
 * Speaks to a {@link FakeCluster} by commands and texts, as schedulers do: so what a transport does to commands is done to these.
 */
final class FakeScheduler implements Scheduler {
  static final String PROGRAM = "fake-batch";
  private static final Duration SETTLING = Duration.ofSeconds(30);

  private final String name;
  private final Function<String, Optional<ExitCode>> verdicts;

  /** @param verdicts by job id */
  FakeScheduler(String name, Function<String, Optional<ExitCode>> verdicts) {
    this.name = name;
    this.verdicts = verdicts;
  }

  @Override public String name() {
    return name;
  }

  @Override public JobResource resource(Map<String, ?> given, Optional<Integer> defaultProcesses) {
    return new DirectScheduler().resource(given, defaultProcesses);
  }

  @Override public List<String> header(JobTemplate job) {
    var joined = job.stdout().equals(job.stderr());
    return List.of("exec < /dev/null > '" + job.stdout() + "'" + (joined ? " 2>&1" : " 2> '" + job.stderr() + "'"),
        "clew_dir=$PWD");
  }

  @Override public List<String> footer(JobTemplate job) {
    return List.of();
  }

  @Override public Command submit(String script, String token) {
    return Command.of(PROGRAM, "submit", script, token);
  }

  @Override public SubmitAnswer submitted(CommandResult result) {
    var words = result.stdout().strip().split(" ", 3);
    return switch (words[0]) {
      case "job" -> new SubmitAnswer.Accepted(words[1]);
      case "refused" -> new SubmitAnswer.Refused(ExitCode.exitCode(Integer.parseInt(words[1]), words[2]), words[2]);
      case "later" -> new SubmitAnswer.NotTaken(result.stdout().strip().substring("later ".length()));
      default -> new SubmitAnswer.Unclear(result.shown());
    };
  }

  @Override public Duration settling() {
    return SETTLING;
  }

  @Override public Command list(List<JobRef> jobs, String user) {
    var words = new ArrayList<>(List.of(PROGRAM, "list"));
    jobs.forEach(job -> words.add(job.jobId()));
    return new Command(words, "");
  }

  @Override public ListAnswer listed(List<JobRef> asked, CommandResult result) {
    if (result.exit() != 0) return new ListAnswer.Unusable(result.shown());
    var jobs = new HashMap<String, JobInfo>();
    result.stdout().lines().map(FakeScheduler::info).forEach(info -> jobs.put(info.jobId(), info));
    return new ListAnswer.Listed(jobs);
  }

  /** Id, state, word and exit status, parted by tabulators. */
  private static JobInfo info(String line) {
    var words = line.split("\t", -1);
    var exit = words[3].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(words[3]));
    return new JobInfo(words[0], JobState.of(words[1]), words[2], exit, Map.of());
  }

  @Override public Command find(JobRef job) {
    return Command.of(PROGRAM, "find", job.token());
  }

  @Override public FindAnswer found(JobRef job, CommandResult result) {
    var said = result.stdout().strip();
    if (result.exit() != 0) return new FindAnswer.Unusable(result.shown());
    return said.startsWith("job ") ? new FindAnswer.Found(said.substring(4)) : said.equals("cancelled")
        ? new FindAnswer.Cancelled() : new FindAnswer.NotThere();
  }

  @Override public Optional<Command> details(JobRef job) {
    return accounting(job);
  }

  @Override public Optional<Command> accounting(JobRef job) {
    return Optional.of(Command.of(PROGRAM, "account", job.jobId()));
  }

  @Override public Optional<JobInfo> accounted(JobRef job, CommandResult result) {
    return result.exit() != 0 || result.stdout().isBlank() ? Optional.empty()
        : Optional.of(info(result.stdout().lines().findFirst().orElseThrow()));
  }

  @Override public Optional<ExitCode> judge(JobInfo ended, String stdout, String stderr) {
    return verdicts.apply(ended.jobId());
  }

  @Override public Command kill(JobRef job) {
    return Command.of(PROGRAM, "kill", job.token());
  }

  @Override public KillAnswer killed(JobRef job, CommandResult result) {
    return result.exit() == 0 ? new KillAnswer.Gone(result.stdout().strip()) : new KillAnswer.Alive(result.shown());
  }

  @Override public Command probe() {
    return Command.of(PROGRAM, "probe");
  }

  @Override public ProbeAnswer probed(CommandResult result) {
    return result.exit() == 0 ? new ProbeAnswer.Ready("a fake cluster")
        : new ProbeAnswer.Broken(result.shown(), "wait until the test mends it");
  }

  @Override public Absence absence() {
    return Absence.UNKNOWN;
  }
}
