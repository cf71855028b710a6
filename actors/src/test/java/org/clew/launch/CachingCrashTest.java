package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.clew.store.Graph;
import org.clew.testdb.Beside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Beside
class CachingCrashTest {
  @TempDir Path home;

  @Test void aHitSurvivesTheDeathOfItsEngine() throws Exception {
    UUID second;
    try (var doomed = CrashingJvm.start(CachingCrash.class, List.of(), home.toString())) {
      second = UUID.fromString(doomed.awaitLine("hit of"));
      doomed.awaitHalt();
    }
    try (var test = TestEngine.at(home)) {
      assertThat(test.end(second).exitStatus()).isZero();
      var node = test.graph().node(second).orElseThrow();
      assertThat(test.row(node.pk()).cachedFrom())
          .isEqualTo(test.graph().nodesByLabel(CachingCrash.FIRST, 1).getFirst().uuid().toString());
      assertThat(test.journal(second)).extracting(event -> event.getClass().getSimpleName()).containsExactly("Created", "Cached");
      assertThat(test.graph().outgoing(node.pk())).extracting(Graph.LinkRow::label)
          .containsExactlyInAnyOrder("number", "retrieved", "remote_folder");
      assertThat(Files.readAllLines(CachingCrash.starts(home))).containsExactly("start");
    }
  }
}
