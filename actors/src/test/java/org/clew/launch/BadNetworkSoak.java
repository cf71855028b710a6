package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clew.testbed.Testbed;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes with addresses of their own and one store, whose clocks are an hour apart, on a network that loses and delays
 * packets. How long each fault lasts is the property {@code clew.test.fault-seconds}, and how long a cut
 * {@code clew.test.cut-seconds}.
 */
class BadNetworkSoak {
  private static final Duration FAULT = Duration.ofSeconds(Integer.getInteger("clew.test.fault-seconds", 6));
  private static final Duration CUT = Duration.ofSeconds(Integer.getInteger("clew.test.cut-seconds", 60));
  private static final List<Integer> CLOCKS = List.of(0, 3600, -3600);
  private static final int JOBS = 24;

  @TempDir Path home;
  private final List<ClusterNode> nodes = new ArrayList<>();
  private Testbed testbed;

  @BeforeEach void start() throws Exception {
    testbed = Testbed.find();
    testbed.run("netns", "up", "3");
    for (int number = 1; number <= 3; number++) start(number);
    allAreMembers();
  }

  private void start(int number) throws IOException {
    nodes.add(ClusterNode.start(testbed.command("netns", "exec", "n" + number), home, "10.77.0." + number,
        nodes.isEmpty() ? "" : nodes.getFirst().address(), NodeJvm.CLOCK + "=" + CLOCKS.get(number - 1)));
  }

  private void allAreMembers() throws Exception {
    Await.until("all three are members", () -> nodes.getFirst().ask("members").equals("members 3"), JobsUnderWay.LIMIT);
  }

  @Test @DisplayName("SPEC 15.7/55 and 60: 20 % loss, a slow node, clocks an hour apart: no job is started twice, all end")
  void lossAndDelayDoNoHarm() throws Exception {
    var jobs = JobsUnderWay.submit(nodes.getFirst(), home, JOBS);
    testbed.run("netns", "loss", "n3", "20");
    assertThat(endsWithin(nodes.getFirst(), FAULT)).as("n1 has left").isFalse();
    testbed.run("netns", "heal");
    testbed.run("netns", "delay", "n2", "250");
    assertThat(endsWithin(nodes.getFirst(), FAULT)).as("n1 has left").isFalse();
    testbed.run("netns", "heal");
    jobs.endWell();
  }

  @Test
  @DisplayName("SPEC 15.7/55 one node hears another no more, but is heard: one of them leaves, no job is started twice, all end")
  void aOneWayCutIsResolved() throws Exception {
    var jobs = JobsUnderWay.submit(nodes.getFirst(), home, JOBS);
    testbed.run("netns", "cut-oneway", "n3", "n1");
    Await.until("one of the two has left", () -> !nodes.getFirst().process().isAlive() || !nodes.get(2).process().isAlive(),
        JobsUnderWay.LIMIT);
    testbed.run("netns", "heal");
    jobs.endWell();
  }

  @Test @DisplayName("SPEC 15.7/55 one of three is cut off for a minute and comes back: no job is started twice, all end")
  void aNodeThatWasCutOffComesBack() throws Exception {
    var jobs = JobsUnderWay.submit(nodes.getFirst(), home, JOBS);
    testbed.run("netns", "cut", "n3");
    nodes.get(2).await("down");
    assertThat(endsWithin(nodes.getFirst(), CUT)).as("n1 has left").isFalse();
    testbed.run("netns", "heal");
    start(3);
    allAreMembers();
    jobs.endWell();
  }

  private static boolean endsWithin(ClusterNode node, Duration time) throws InterruptedException {
    return node.process().waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @AfterEach void stop() throws IOException, InterruptedException {
    for (var node : nodes) node.close();
    if (testbed != null) testbed.run("netns", "down");
  }
}
