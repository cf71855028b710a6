package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.clew.checkpoint.Integrity;
import org.clew.store.home.Stores;
import org.clew.testbed.Testbed;
import org.clew.transport.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two nodes on one embedded store whose file system fills up while work chains run. How long it stays full is the property
 * {@code clew.test.full-seconds}.
 */
class FullDiskSoak {
  private static final Duration FULL = Duration.ofSeconds(Integer.getInteger("clew.test.full-seconds", 3));
  private static final long CHAINS = 400;
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final List<ClusterNode> nodes = new ArrayList<>();
  private Testbed testbed;

  @Test @DisplayName("SPEC 15.7/56 the disk of the store is full for a while: nothing excepts, all goes on when there is room")
  void allGoesOnWhenThereIsRoom() throws Exception {
    testbed = Testbed.find();
    testbed.run("disk", "up", "48");
    var home = Files.createTempDirectory(testbed.state().resolve("disk"), "home");
    for (int number = 1; number <= 2; number++) {
      nodes.add(ClusterNode.start(List.of(), home, "127.0.0.1", nodes.isEmpty() ? "" : nodes.getFirst().address()));
    }
    nodes.getFirst().ask("chains " + CHAINS);
    try (var store = Stores.open(home)) {
      Await.until("all wait at the door", () -> store.graph().processCounts().getOrDefault("running", 0L) == CHAINS, LIMIT);
      testbed.run("disk", "fill");
      for (var node : nodes) node.ask("open");
      for (var node : nodes)
        assertThat(node.process().waitFor(FULL.toMillis(), TimeUnit.MILLISECONDS)).as("a node has ended").isFalse();
      assertThat(store.graph().active()).as("what could not be written").isNotEmpty();
      testbed.run("disk", "free");
      Await.until("all have ended", () -> store.graph().active().isEmpty(), LIMIT);
      assertThat(store.graph().processCounts()).isEqualTo(Map.of("finished", CHAINS));
      assertThat(Integrity.of(store, _ -> { }).findings()).isEmpty();
    }
  }

  @AfterEach void stop() throws Exception {
    for (var node : nodes) node.close();
    for (var node : nodes) node.process().waitFor();
    if (testbed != null) testbed.run("disk", "down");
  }
}
