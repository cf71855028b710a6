package org.clew.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clew.testbed.Testbed;
import org.clew.testdb.Beside;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes with addresses of their own, one of which the others lose sight of while it is alive. They share one store, whose
 * file lies on this machine; as far as the network goes they are three hosts.
 */
@Beside
class SplitTest {
  private static final int JOBS = 24;

  @TempDir Path home;
  private final List<ClusterNode> nodes = new ArrayList<>();
  private Testbed testbed;

  @Test @DisplayName("SPEC 15.7/55 one of three nodes is cut off: it leaves by itself, and no job is started twice")
  void theMinorityLeaves() throws Exception {
    testbed = Testbed.find();
    testbed.run("netns", "up", "3");
    for (int number = 1; number <= 3; number++) {
      nodes.add(ClusterNode.start(testbed.command("netns", "exec", "n" + number), home, "10.77.0." + number,
          nodes.isEmpty() ? "" : nodes.getFirst().address()));
    }
    var jobs = JobsUnderWay.submit(nodes.getFirst(), home, JOBS);
    testbed.run("netns", "cut", "n3");
    nodes.get(2).await("down");
    testbed.run("netns", "heal");
    jobs.endWell();
  }

  @AfterEach void stop() throws Exception {
    for (var node : nodes) node.close();
    if (testbed != null) testbed.run("netns", "down");
  }
}
