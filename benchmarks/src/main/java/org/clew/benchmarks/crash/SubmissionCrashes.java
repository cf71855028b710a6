package org.clew.benchmarks.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clew.benchmarks.Arguments;
import org.clew.benchmarks.Figures;
import org.clew.benchmarks.LoadException;
import org.clew.benchmarks.site.Site;
import org.clew.benchmarks.site.Slurm;
import org.clew.benchmarks.site.Testbed;
import org.clew.benchmarks.site.ThisMachine;

/**
 * The load {@code submissions}: jobs are submitted once each, however often the engine dies, connections break and the batch
 * system does not answer. Keeps its files when that is not so.
 */
public final class SubmissionCrashes {
  /** Crashes for which it pays to make a cache for quick starts. */
  private static final int WORTH_TRAINING = 40;

  private SubmissionCrashes() {}

  /** @throws LoadException when a job is lost or was started twice */
  public static String run(Arguments arguments) throws IOException, InterruptedException, LoadException {
    var site = site(arguments);
    var crashes = arguments.number("crashes");
    var inFlight = arguments.number("in-flight");
    var seed = arguments.number("seed", ThreadLocalRandom.current().nextInt(1_000_000));
    var faults = site instanceof Slurm && !arguments.has("no-faults");
    var plan = faults ? CrashPlan.withFaults(crashes, inFlight, seed) : CrashPlan.withoutFaults(crashes, inFlight, seed);
    System.out.println(crashes + " crashes, " + site.name() + ", --seed " + seed);
    var quickStart = crashes < WORTH_TRAINING ? QuickStart.none() : QuickStart.prepared(site);
    var grounds = Grounds.create();
    var run = new CrashRun(plan, site, grounds, quickStart, System.out);
    try (var cleanup = Cleanup.of(grounds, run)) {
      var findings = run.run();
      print(site, findings);
      var line = line(plan, findings);
      if (!findings.verdict().isGood()) throw new LoadException(line + "\n" + postMortem(findings.verdict()));
      cleanup.allIsWell();
      return line;
    }
  }

  private static Site site(Arguments arguments) throws IOException, InterruptedException, LoadException {
    if (arguments.has("local")) return new ThisMachine();
    var testbed = Testbed.required(Path.of(""));
    testbed.up();
    return new Slurm(testbed, arguments.has("no-ssh") ? Slurm.Way.LOCAL : Slurm.Way.SSH);
  }

  private static void print(Site site, CrashRun.Findings findings) {
    var verdict = findings.verdict();
    var crashes = findings.crashes();
    var figures = new Figures()
        .row("processes / finished well", "%d / %d", verdict.ran().size(),
            verdict.ran().size() - verdict.lost().size() - verdict.failedThere().size())
        .row("lost", "%d", verdict.lost().size())
        .row("doubled", "%d", verdict.doubled().size())
        .row("most directories with a started job, of one process", "%d", verdict.mostFoldersStarted())
        .row("crashes by the phase aimed at", "%s", histogram(crashes, crash -> crash.aim().phase().durable()))
        .row("crashes by where that process stood then", "%s", histogram(crashes, Crash::stoodAt))
        .row("submissions whose answer died with a worker", "%d", verdict.openIntents());
    if (site instanceof Slurm) {
      figures.row("of which SLURM had accepted already, at least", "%d", verdict.acceptedUnheard())
          .row("scheduler jobs", "%d", verdict.schedulerJobs())
          .row("jobs that SLURM lost with a node; the process says so", "%d", verdict.failedThere().size())
          .row("second submissions that were no-ops", "%d", verdict.secondSubmissionsWithoutEffect())
          .row("faults", "%s", findings.faults().entrySet().stream().map(fault -> fault.getKey().words() + " " + fault.getValue())
              .collect(Collectors.joining(", ")));
    }
    figures.row("seconds, of which with crashes", "%.0f, %.0f (%.1f s per crash)", findings.seconds(), findings.crashSeconds(),
        findings.crashSeconds() / crashes.size()).print("crashes of the engine while it submits jobs: " + site.name());
  }

  private static String histogram(List<Crash> crashes, Function<Crash, String> what) {
    Map<String, Long> counts = new TreeMap<>(crashes.stream().collect(Collectors.groupingBy(what, Collectors.counting())));
    return counts.entrySet().stream().map(count -> count.getKey() + " " + count.getValue()).collect(Collectors.joining(", "));
  }

  private static String line(CrashPlan plan, CrashRun.Findings findings) {
    var verdict = findings.verdict();
    return String.format(Locale.ROOT,
        "%d crashes, %d processes: %d lost, %d doubled, %d second submissions without effect, %.1f s per crash",
        plan.crashes(), verdict.ran().size(), verdict.lost().size(), verdict.doubled().size(),
        verdict.secondSubmissionsWithoutEffect(), findings.crashSeconds() / plan.crashes());
  }

  /** The processes that are to be looked into. */
  static String postMortem(Verdict verdict) {
    var lines = new StringBuilder();
    verdict.lost().forEach(ran -> lines.append("lost: ").append(ran.line()).append('\n'));
    verdict.doubled().forEach(ran -> lines.append("doubled: ").append(ran.line()).append('\n'));
    verdict.uncounted().forEach(ran -> lines.append("no start was noted: ").append(ran.line()).append('\n'));
    return lines.toString().stripTrailing();
  }
}
