package org.clew.testkit.fake;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;
import org.clew.computer.Limits;
import org.clew.data.CodeData;
import org.clew.registry.ComputerRegistry;
import org.clew.scheduler.CommandResult;
import org.clew.scheduler.Scheduler;
import org.clew.spec.ExitCode;
import org.clew.testkit.fake.Troubles.Counted;
import org.clew.testkit.virtual.VirtualTime;
import org.clew.transport.TransportProvider;

/**
 * A computer with a batch system whose jobs do what a test says, at the times of a virtual clock, and whose files, commands and
 * login fail when a test wants it. What it is told holds from then on, also while the engine runs. Safe for many threads.
 */
public final class FakeCluster {
  /** A job for those whose directory is of a kind. */
  private record Rule(Predicate<JobDir> fits, FakeJob job) {}

  private final String label;
  private final FakeJob standard = new FakeJob();
  private final Deque<FakeJob> next = new ArrayDeque<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, SubmittedJob> jobs = new LinkedHashMap<>();
  private final Set<String> cancelledTokens = new LinkedHashSet<>();
  private final List<Instant> queries = new ArrayList<>();
  private final Troubles troubles = new Troubles();
  private Duration pollInterval = Duration.ofMinutes(10);
  private Limits limits = new Limits(2, 0, 0, 0, Map.of());
  private VirtualTime time;
  private Path folder;

  private FakeCluster(String label) {
    this.label = label;
  }

  public static FakeCluster named(String label) {
    return new FakeCluster(label);
  }

  public String label() {
    return label;
  }

  /** A program that is installed there. */
  public CodeData code(String program) {
    return CodeData.installed(program, label, "/bin/" + program);
  }

  /** Least time between two queries of its batch system, 10 minutes if nothing is said; before the engine starts. */
  public FakeCluster polledEvery(Duration interval) {
    pollInterval = interval;
    return this;
  }

  /** What one user may ask of it at a time; before the engine starts. */
  public FakeCluster limitedTo(Limits most) {
    limits = most;
    return this;
  }

  /** The job that all do for which nothing else is said. */
  public FakeJob job() {
    return standard;
  }

  /** What the next job does that is submitted; called again, the one after that. */
  public synchronized FakeJob nextJob() {
    next.add(new FakeJob());
    return next.getLast();
  }

  /** What jobs do whose directory fits; the first rule that fits counts. */
  public synchronized FakeJob jobsWith(Predicate<JobDir> fits) {
    rules.add(new Rule(fits, new FakeJob()));
    return rules.getLast().job();
  }

  /** The nth use of this kind from now on fails, 1 for the next one. */
  public FakeCluster fails(Fault fault, int nth) {
    troubles.fail(fault, nth);
    return this;
  }

  /** Every use of this kind takes so much time from now on. */
  public FakeCluster takes(Fault fault, Duration each) {
    troubles.slow(fault, each);
    return this;
  }

  /** Cannot be reached from now on, for so long. Jobs do not notice. */
  public FakeCluster isDownFor(Duration duration) {
    troubles.down(now().plus(duration));
    return this;
  }

  /** Lets nobody in until {@link #letsIn}; then {@code VirtualEngine.enable} says that it is mended. */
  public FakeCluster refusesLogin() {
    troubles.login(false);
    return this;
  }

  public FakeCluster letsIn() {
    troubles.login(true);
    return this;
  }

  /** So many of the next queries for jobs fail, with these words. */
  public FakeCluster failsToList(int times, String words) {
    troubles.next(Counted.LISTINGS, times, words);
    return this;
  }

  /** So many of the next submissions become jobs, but the answer is lost with the connection. */
  public FakeCluster losesSubmitAnswers(int times) {
    troubles.next(Counted.LOST_ANSWERS, times, "");
    return this;
  }

  /** So many of the next submissions never arrive, and the connection is lost. */
  public FakeCluster losesSubmissions(int times) {
    troubles.next(Counted.LOST_SUBMISSIONS, times, "");
    return this;
  }

  /** So many of the next submissions are turned away for now, with these words. */
  public FakeCluster takesNoJob(int times, String words) {
    troubles.next(Counted.TURNED_AWAY, times, words);
    return this;
  }

  /** The next submission is refused for good: its process ends with this exit code. */
  public FakeCluster refusesJob(ExitCode code) {
    troubles.refuse(code);
    return this;
  }

  /** All jobs that it has taken, in that order. */
  public synchronized List<SubmittedJob> jobs() {
    return List.copyOf(jobs.values());
  }

  /** When it was asked for jobs, each time. */
  public synchronized List<Instant> queries() {
    return List.copyOf(queries);
  }

  /** Called by the engine that it is given to. */
  public void start(VirtualTime clock, Path folders) {
    if (time != null)
      throw new IllegalStateException("the fake cluster '" + label + "' is in use by an engine; make one for each engine");
    time = clock;
    folder = folders.resolve(label);
  }

  public Scheduler scheduler() {
    return new FakeScheduler(kind(), this::verdict);
  }

  public TransportProvider transport() {
    return new FakeTransport(kind(), this);
  }

  /** How it is set up in a store. */
  public ComputerRegistry.Entry entry() {
    var local = Computer.localhost(folder.toString());
    return new ComputerRegistry.Entry(new Computer(label, label + ".example.org", "A fake cluster", kind(), kind(),
        local.workDir(), local.mpirun(), local.script(), pollInterval.toMillis() / 1000.0, limits, local.availability()),
        AuthInfo.none(label));
  }

  private String kind() {
    return "fake-" + label;
  }

  private Instant now() {
    return time == null ? VirtualTime.START : time.instant();
  }

  /** Takes the time that it takes, and fails if it is to fail. */
  void beforeUse(Fault fault, String what) throws IOException, InterruptedException {
    try {
      time.sleep(troubles.duration(fault));
    } catch (InterruptedException e) {
      if (fault == Fault.COMMAND) throw e;
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted: " + what);
    }
    troubles.check(fault, label, what, now());
    synchronized (this) {
      jobs.values().forEach(job -> job.catchUp(now()));
    }
  }

  synchronized CommandResult command(List<String> words, String workdir) throws IOException {
    return switch (words.get(1)) {
      case "submit" -> submit(words.get(2), words.get(3), new JobDir(Path.of(workdir)));
      case "list" -> list(words.subList(2, words.size()));
      case "find" -> said(cancelledTokens.contains(words.get(2)) ? "cancelled"
          : byToken(words.get(2)).map(job -> "job " + job.id()).orElse("none"));
      case "account" -> said(Optional.ofNullable(jobs.get(words.get(2))).filter(job -> job.isOver() && isKnown(job))
          .map(this::line).orElse(""));
      case "kill" -> kill(words.get(2));
      case "probe" -> said("ready");
      default -> new CommandResult(127, "", FakeScheduler.PROGRAM + ": no such verb: " + words.get(1));
    };
  }

  private CommandResult submit(String script, String token, JobDir dir) throws IOException {
    if (cancelledTokens.contains(token)) return said("later this attempt was cancelled");
    var obstacle = troubles.submitting(label);
    if (obstacle.isPresent()) return said(obstacle.get());
    var id = String.valueOf(1001 + jobs.size());
    jobs.put(id, new SubmittedJob(id, token, dir, script, plan(dir), now()));
    troubles.submitted(label);
    return said("job " + id);
  }

  private FakeJob plan(JobDir dir) {
    if (!next.isEmpty()) return next.remove();
    return rules.stream().filter(rule -> rule.fits().test(dir)).map(Rule::job).findFirst().orElse(standard);
  }

  private CommandResult list(List<String> ids) {
    queries.add(now());
    var failure = troubles.listing();
    if (failure.isPresent()) return new CommandResult(1, "", failure.get());
    return said(String.join("\n", ids.stream().map(jobs::get).filter(job -> job != null && isListed(job)).map(this::line)
        .toList()));
  }

  private CommandResult kill(String token) {
    cancelledTokens.add(token);
    byToken(token).ifPresent(job -> job.cancel(now()));
    return said("gone");
  }

  private Optional<SubmittedJob> byToken(String token) {
    return jobs.values().stream().filter(job -> job.token().equals(token)).findFirst();
  }

  private static boolean isListed(SubmittedJob job) {
    return !job.isOver() || isKnown(job) && job.plan().ending() == FakeJob.Ending.LISTED;
  }

  private static boolean isKnown(SubmittedJob job) {
    return job.wasCancelled() || job.plan().ending() != FakeJob.Ending.VANISHED;
  }

  private String line(SubmittedJob job) {
    var state = job.at(now());
    return job.id() + "\t" + state.state().durable() + "\t" + state.word() + "\t" + (job.exit() == null ? "" : job.exit());
  }

  private synchronized Optional<ExitCode> verdict(String id) {
    return Optional.ofNullable(jobs.get(id)).filter(job -> !job.wasCancelled()).map(job -> job.plan().verdict());
  }

  private static CommandResult said(String text) {
    return new CommandResult(0, text + (text.isEmpty() ? "" : "\n"), "");
  }
}
