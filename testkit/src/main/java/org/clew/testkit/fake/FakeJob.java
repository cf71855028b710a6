package org.clew.testkit.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.clew.scheduler.JobState;
import org.clew.spec.ExitCode;

/**
 * What becomes of a job on a {@link FakeCluster}: the states it goes through, what its program does, and how it ends. Without
 * anything said it runs for a minute, writes nothing and ends with exit status 0.
 *
 * <pre>{@code
 * cluster.job().queuedFor(ofHours(2)).runsFor(ofDays(1)).writes("sum.out", "3\n");
 * cluster.nextJob().queuedFor(ofHours(2)).runsFor(ofMinutes(5)).fails(137);
 * }</pre>
 */
public final class FakeJob {
  /** How the cluster tells of the end. */
  enum Ending { LISTED, ACCOUNTED, VANISHED }

  /** A state that lasts. */
  record Stretch(JobState state, String word, Duration lasts) {}

  /** What the program does so long after the job began to run. */
  record Deed(Duration after, Consumer<JobDir> what) {}

  private final List<Stretch> stretches = new ArrayList<>();
  private final List<Deed> deeds = new ArrayList<>();
  private ToIntFunction<JobDir> program = _ -> 0;
  private boolean runsScript;
  private Ending ending = Ending.LISTED;
  private ExitCode verdict;

  FakeJob() {}

  public FakeJob queuedFor(Duration time) {
    return is(JobState.QUEUED, "PENDING", time);
  }

  public FakeJob heldFor(Duration time) {
    return is(JobState.QUEUED_HELD, "HELD", time);
  }

  public FakeJob runsFor(Duration time) {
    return is(JobState.RUNNING, "RUNNING", time);
  }

  public FakeJob suspendedFor(Duration time) {
    return is(JobState.SUSPENDED, "SUSPENDED", time);
  }

  /** Is in a state that nobody knows, under the cluster's own word. */
  public FakeJob strangeFor(Duration time, String word) {
    return is(JobState.UNDETERMINED, word, time);
  }

  private FakeJob is(JobState state, String word, Duration lasts) {
    stretches.add(new Stretch(state, word, lasts));
    return this;
  }

  /** Writes a file when it ends. */
  public FakeJob writes(String name, String text) {
    return does(dir -> {
      dir.write(name, text);
      return 0;
    });
  }

  /** Writes a file so long after it began to run, for monitors to see. */
  public FakeJob writesAfter(Duration sinceStart, String name, String text) {
    deeds.add(new Deed(sinceStart, dir -> dir.write(name, text)));
    return this;
  }

  /**
   * What its program makes of its directory when it ends, and with which exit status. Several do one after the other; the last
   * status counts.
   */
  public FakeJob does(ToIntFunction<JobDir> what) {
    var before = program;
    program = dir -> {
      before.applyAsInt(dir);
      return what.applyAsInt(dir);
    };
    return this;
  }

  /** Ends with this exit status, above 0. */
  public FakeJob fails(int status) {
    return does(_ -> status);
  }

  /** Runs the real job script with bash when its time is over. That takes real time, but no virtual time. */
  public FakeJob runsItsScript() {
    runsScript = true;
    return this;
  }

  /** Is ended by the scheduler, which says so with an exit code of its own, e.g. out of walltime. */
  public FakeJob endedByScheduler(ExitCode code) {
    verdict = code;
    return fails(1);
  }

  /** Is not listed any more when it has ended; the accounting tells of it. */
  public FakeJob leavesTheList() {
    ending = Ending.ACCOUNTED;
    return this;
  }

  /** Is gone when its time is over: nobody knows it, and it leaves no trace, as after the loss of a node. */
  public FakeJob vanishes() {
    ending = Ending.VANISHED;
    return this;
  }

  List<Stretch> stretches() {
    return stretches.isEmpty() ? List.of(new Stretch(JobState.RUNNING, "RUNNING", Duration.ofMinutes(1))) : stretches;
  }

  List<Deed> deeds() {
    return deeds;
  }

  int run(JobDir dir, String script) {
    return runsScript ? dir.runScript(script) : program.applyAsInt(dir);
  }

  Ending ending() {
    return ending;
  }

  ExitCode verdict() {
    return verdict;
  }
}
