package org.clew.benchmarks.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.clew.benchmarks.LoadException;
import org.clew.benchmarks.crash.CrashPlan.Company;
import org.clew.benchmarks.site.Site;
import org.clew.benchmarks.site.Slurm;
import org.clew.store.Graph.ProcessRow;

/** Carries a plan out: a worker is started and killed as often as planned, then one lives until all processes have ended. */
final class CrashRun {
  private static final Duration REPORT = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(50);
  /** So long may nothing happen in the end before what is left counts as lost. */
  private static final Duration STUCK = Duration.ofSeconds(120);

  private final CrashPlan plan;
  private final Site site;
  private final Grounds grounds;
  private final QuickStart quickStart;
  private final PrintStream out;
  private final List<Crash> crashes = new ArrayList<>();
  private final Instant begin = Instant.now();
  private long reported = System.nanoTime();
  private volatile WorkerJvm worker;

  CrashRun(CrashPlan plan, Site site, Grounds grounds, QuickStart quickStart, PrintStream out) {
    this.plan = plan;
    this.site = site;
    this.grounds = grounds;
    this.quickStart = quickStart;
    this.out = out;
  }

  /** Seconds include the undisturbed end. */
  record Findings(Verdict verdict, List<Crash> crashes, Map<Fault, Integer> faults, double crashSeconds, double seconds) {}

  Findings run() throws IOException, InterruptedException, LoadException {
    try (var herd = new Herd(grounds, site)) {
      var faults = crashAll(herd);
      var crashSeconds = seconds();
      letFinish(herd);
      var verdict = new Evidence(grounds, site, begin).verdict(herd.all(), crashes);
      return new Findings(verdict, List.copyOf(crashes), faults, crashSeconds, seconds());
    }
  }

  /** Kills the present worker, for a run that is broken off. */
  void abandon() {
    var last = worker;
    if (last != null) last.close();
  }

  private Map<Fault, Integer> crashAll(Herd herd) throws IOException, InterruptedException, LoadException {
    var random = CrashPlan.random(plan.seed());
    var hunter = new Hunter(herd, plan.inFlight());
    try (var troublemaker = site instanceof Slurm(var testbed, _) ? new Troublemaker(testbed) : null) {
      for (int number = 1; number <= plan.crashes(); number++) {
        try (var mortal = start()) {
          mortal.awaitReady();
          var planned = plan.faults().get(number);
          if (planned != null && troublemaker != null) {
            var repaired = troublemaker.begin(planned);
            if (planned.company() == Company.LIVES) repaired.join();
            troublemaker.check();
          }
          crashes.add(hunter.hunt(mortal, Aim.draw(random)));
        }
        report(herd, troublemaker == null ? "" : troublemaker.present());
      }
      if (troublemaker == null) return Map.of();
      troublemaker.close();
      troublemaker.check();
      return troublemaker.counts();
    }
  }

  private void letFinish(Herd herd) throws IOException, InterruptedException, LoadException {
    try (var undisturbed = start()) {
      undisturbed.awaitReady();
      var moved = System.nanoTime();
      var before = List.<ProcessRow>of();
      for (var left = herd.active(); !left.isEmpty(); left = herd.active()) {
        undisturbed.checkAlive();
        if (!left.equals(before)) moved = System.nanoTime();
        if (System.nanoTime() - moved > STUCK.toNanos()) return;
        before = left;
        report(herd, "no more crashes");
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }
  }

  private WorkerJvm start() throws IOException {
    worker = WorkerJvm.start(grounds, quickStart.flags());
    return worker;
  }

  private void report(Herd herd, String circumstance) {
    if (System.nanoTime() - reported < REPORT.toNanos()) return;
    reported = System.nanoTime();
    var active = herd.active();
    var phases = active.stream().collect(Collectors.groupingBy(ProcessRow::jobState, Collectors.counting()));
    out.printf("%4.0f s: %d of %d crashes, %d processes ended, %s%s%n", seconds(), crashes.size(), plan.crashes(),
        herd.submitted() - active.size(), phases, circumstance.isEmpty() ? "" : "; " + circumstance);
  }

  private double seconds() {
    return Duration.between(begin, Instant.now()).toMillis() / 1e3;
  }
}
