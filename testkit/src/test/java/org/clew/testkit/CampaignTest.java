package org.clew.testkit;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import org.clew.data.Int;
import org.clew.testkit.fake.FakeCluster;
import org.clew.testkit.fake.Fault;
import org.clew.testkit.sample.Anneal;
import org.clew.testkit.sample.Campaign;
import org.clew.testkit.virtual.VirtualEngine;
import org.junit.jupiter.api.Test;

// #region campaign
class CampaignTest {
  @Test void goesOnWithSmallerStepsAfterAnExplosionAndADeadline() {
    var cluster = FakeCluster.named("hpc").fails(Fault.UPLOAD, 1).losesSubmitAnswers(1).failsToList(2, "Socket timed out");
    cluster.nextJob().queuedFor(ofHours(2)).runsFor(ofDays(1)).writesAfter(ofHours(3), "anneal.log", "energy nan\n");
    cluster.nextJob().queuedFor(ofDays(1)).heldFor(ofDays(9));
    cluster.nextJob().queuedFor(ofHours(2)).runsFor(ofDays(1)).writes("anneal.out", "-17\n");

    try (var engine = VirtualEngine.start(cluster, Campaign.class, Anneal.class)) {
      var run = engine.run(Campaign.class, new Campaign.In(new Int(8), cluster.code("anneal")));
      assertThat(run.ok().out(Campaign.Out::energy)).isEqualTo(new Int(-17));
      assertThat(run.reports()).anyMatch(line -> line.endsWith("round 1 ended with 150"))     // its monitor stopped it
          .anyMatch(line -> line.endsWith("round 2 ended with 152"));                         // its deadline passed
      assertThat(run.lasted()).isBetween(ofDays(5), ofDays(6));
      assertThat(cluster.jobs()).extracting(job -> job.dir().text("anneal.in"))
          .containsExactly("step 8\n", "step 4\n", "step 2\n");
      assertThat(cluster.jobs()).extracting(job -> job.wasCancelled()).containsExactly(true, true, false);
    }
  }
}
// #endregion
