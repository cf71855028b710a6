package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.clew.checkpoint.Integrity;
import org.clew.store.home.Stores;
import org.clew.testwait.Await;

/** Jobs of {@link NodeJvm} that run until they are let go, each of which notes its start. */
record JobsUnderWay(Path home, int count) {
  static final Duration LIMIT = Duration.ofSeconds(120);

  static JobsUnderWay submit(ClusterNode node, Path home, int count) throws Exception {
    node.ask("jobs " + count);
    var jobs = new JobsUnderWay(home, count);
    Await.until("all jobs run", () -> jobs.starts() == count, LIMIT);
    return jobs;
  }

  /** Lets them end, and proves that each was started once and the store is sound. */
  void endWell() throws Exception {
    Files.createFile(home.resolve("gate"));
    try (var store = Stores.open(home)) {
      Await.until("all have ended", () -> store.graph().active().isEmpty(), LIMIT);
      assertThat(store.graph().processCounts()).containsOnlyKeys("finished").containsEntry("finished", (long) count);
      assertThat(Integrity.of(store, _ -> { }).findings()).isEmpty();
    }
    assertThat(starts()).isEqualTo(count);
  }

  private int starts() throws IOException {
    var file = home.resolve("starts");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }
}
