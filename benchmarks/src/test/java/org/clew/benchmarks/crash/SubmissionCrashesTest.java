package org.clew.benchmarks.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.clew.benchmarks.site.Site;
import org.clew.benchmarks.site.Slurm;
import org.clew.benchmarks.site.Testbed;
import org.clew.benchmarks.site.ThisMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SubmissionCrashesTest {
  private static final long SEED = 2026;
  private static final int IN_FLIGHT = 12;

  @Test @Timeout(value = 20, unit = TimeUnit.MINUTES) void thirtyCrashesAndFaultsLoseAndDoubleNoJobOfSlurm() throws Exception {
    var missing = Testbed.missing(Path.of(""));
    if (missing.isPresent() && "true".equals(System.getenv("CI"))) fail(missing.get());
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    var testbed = Testbed.required(Path.of(""));
    testbed.up();
    var findings = run(CrashPlan.withFaults(30, IN_FLIGHT, SEED), new Slurm(testbed, Slurm.Way.SSH));
    assertThat(findings.faults()).containsKeys(Fault.values());
    assertThat(findings.verdict().schedulerJobs()).isGreaterThanOrEqualTo(findings.verdict().ran().size());
  }

  @Test @Timeout(value = 20, unit = TimeUnit.MINUTES) void tenCrashesLoseAndDoubleNoJobOfThisMachine() throws Exception {
    run(CrashPlan.withoutFaults(10, IN_FLIGHT, SEED), new ThisMachine());
  }

  private static CrashRun.Findings run(CrashPlan plan, Site site) throws Exception {
    var grounds = Grounds.create();
    var run = new CrashRun(plan, site, grounds, QuickStart.none(), System.out);
    try (var cleanup = Cleanup.of(grounds, run)) {
      var findings = run.run();
      assertThat(SubmissionCrashes.postMortem(findings.verdict())).isEmpty();
      assertThat(findings.verdict().ran()).hasSizeGreaterThanOrEqualTo(plan.inFlight());
      assertThat(findings.crashes()).hasSize(plan.crashes());
      assertThat(findings.verdict().openIntents()).as("crashes between intent and answer").isPositive();
      cleanup.allIsWell();
      return findings;
    }
  }
}
