package org.clew.testkit.virtual;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.clew.data.Int;
import org.clew.testkit.fake.FakeCluster;
import org.clew.testkit.sample.Add;
import org.clew.testkit.sample.MultiplyAdd;
import org.junit.jupiter.api.Test;

class VirtualEngineTest {
  @Test void jobOfTwoDaysTakesTwoDaysOfVirtualTime() {
    var cluster = FakeCluster.named("hpc");
    cluster.job().queuedFor(ofHours(20)).runsFor(ofDays(2)).writes("sum.out", "10\n");
    long begin = System.nanoTime();
    try (var engine = VirtualEngine.start(cluster, MultiplyAdd.class, Add.class)) {
      System.out.println("start " + (System.nanoTime() - begin) / 1e6);
      var in = new MultiplyAdd.In(new Int(2), new Int(3), new Int(4), cluster.code("bash"));
      var run = engine.run(MultiplyAdd.class, in);
      System.out.println("run " + (System.nanoTime() - begin) / 1e6);
      System.out.println(run + " " + run.lasted() + " " + cluster.jobs() + " " + cluster.queries().size());
      assertThat(run.ok().out(MultiplyAdd.Out::result)).isEqualTo(new Int(10));
      assertThat(run.lasted()).isBetween(ofHours(68), ofHours(68).plus(ofMinutes(6)));
    }
    System.out.println("end " + (System.nanoTime() - begin) / 1e6);
  }
}
