package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.clew.checkpoint.Integrity;
import org.clew.testwait.Await;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewbornsCrashTest {
  @TempDir Path home;

  @ParameterizedTest @EnumSource
  void whatStartedWithoutTheStoreGoesOnFromIt(NewbornsCrash.Moment moment) throws Exception {
    try (var doomed = CrashingJvm.start(NewbornsCrash.class, List.of(), home.toString(), moment.name())) {
      assertThat(doomed.awaitLine(NewbornsCrash.READ)).as("journals and snapshots that were read").isEqualTo("0");
      doomed.awaitHalt();
    }
    try (var test = TestEngine.at(home)) {
      Await.until("all chains have ended", () -> test.graph().active().isEmpty());
      var sums = test.processes().stream().filter(row -> row.processType().equals("test.sums")).toList();
      assertThat(sums).hasSize(NewbornsCrash.CHAINS).allMatch(row -> row.state().equals("finished") && row.exitStatus() == 0);
      sums.forEach(row -> ChainCrashTest.assertOnce(test, row));
      assertThat(Integrity.of(test.engine.store(), _ -> { }).findings()).isEmpty();
    }
  }
}
