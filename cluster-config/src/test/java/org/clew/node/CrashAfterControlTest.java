package org.clew.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.testwait.Await;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An accepted pause, play or kill outlives a SIGKILL of the daemon that follows at once. */
@DisplayName("SPEC 15.1/11 a crash after pause, after play and after kill")
class CrashAfterControlTest {
  @TempDir Path home;

  @Test void pauseAndPlayHoldAfterACrash() throws Exception {
    try (var daemon = TestDaemon.started(home)) {
      var pk = daemon.submit("test.gated", Map.of("folder", home.toString(), "x", 7));
      Await.until("the step runs", () -> GatedChain.trace(home).contains("gate"));
      accepted(daemon.api().control(EngineClient.Action.PAUSE, List.of(pk), "lunch"));
      daemon.crash();

      daemon.start();
      Await.until("it is paused", () -> Boolean.TRUE.equals(daemon.show(pk).get("paused")));
      assertThat(daemon.show(pk)).containsEntry("status", "lunch");
      assertThat(GatedChain.trace(home)).containsExactly("first", "gate");
      accepted(daemon.api().control(EngineClient.Action.PLAY, List.of(pk), null));
      daemon.crash();

      Files.createFile(home.resolve("gate"));
      daemon.start();
      assertThat(daemon.awaitEnd(pk)).containsEntry("exit_status", 0L).containsEntry("paused", false);
    }
  }

  @Test void killHoldsAfterACrash() throws Exception {
    try (var daemon = TestDaemon.started(home)) {
      var pk = daemon.submit("test.gated", Map.of("folder", home.toString(), "x", 7, "deaf", true));
      Await.until("the step runs", () -> GatedChain.trace(home).contains("gate"));
      accepted(daemon.api().control(EngineClient.Action.KILL, List.of(pk), "enough"));
      assertThat(daemon.show(pk)).containsEntry("ended", false);
      daemon.crash();

      Files.createFile(home.resolve("gate"));
      daemon.start();
      assertThat(daemon.awaitEnd(pk)).containsEntry("state", "killed").containsEntry("exit_message", "enough");
      assertThat(GatedChain.trace(home)).containsExactly("first", "gate");
    }
  }

  private static void accepted(Map<String, Object> answers) {
    assertThat((List<?>) answers.get("answers")).singleElement().satisfies(answer ->
        assertThat(TestDaemon.object(answer)).containsEntry("accepted", true));
  }
}
