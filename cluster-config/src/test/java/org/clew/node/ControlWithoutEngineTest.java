package org.clew.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clew.actors.ControlAnswer;
import org.clew.launch.OfflineControl.Reach;
import org.clew.process.KillMode;
import org.clew.process.ProcessCommand;
import org.clew.testwait.Await;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked while no engine is up holds before the next one does anything else. */
@DisplayName("SPEC 15.1/9 control while no engine is up")
class ControlWithoutEngineTest {
  @TempDir Path home;

  @Test void killTakesEffectBeforeAnyStep() throws Exception {
    String pk;
    try (var offline = Offline.at(home)) {
      var birth = offline.submit("test.gated", inputs());
      pk = String.valueOf(birth.node().pk());
      assertThat(offline.control().control(birth.node().uuid(), new ProcessCommand.Kill("no longer wanted", KillMode.ORDERLY),
          Reach.PROCESS)).containsExactly(new ControlAnswer.Accepted(birth.node().uuid()));
      assertThat(offline.row(birth.node().pk()).status()).isEqualTo("Kill requested: no longer wanted");
    }
    try (var daemon = TestDaemon.started(home)) {
      assertThat(daemon.awaitEnd(pk)).containsEntry("state", "killed").containsEntry("exit_message", "no longer wanted");
      assertThat(GatedChain.trace(home)).isEmpty();
    }
  }

  @Test void pauseHoldsUntilPlay() throws Exception {
    Files.createFile(home.resolve("gate"));
    String paused;
    String free;
    try (var offline = Offline.at(home)) {
      var birth = offline.submit("test.gated", inputs());
      paused = String.valueOf(birth.node().pk());
      assertThat(offline.control().control(birth.node().uuid(), new ProcessCommand.Pause("wait")))
          .isInstanceOf(ControlAnswer.Accepted.class);
      var other = Files.createDirectory(home.resolve("other"));
      Files.createFile(other.resolve("gate"));
      free = String.valueOf(offline.submit("test.gated", Map.of("folder", other.toString(), "x", 1L)).node().pk());
    }
    try (var daemon = TestDaemon.started(home)) {
      assertThat(daemon.awaitEnd(free)).containsEntry("exit_status", 0L);
      assertThat(GatedChain.trace(home)).isEmpty();
      assertThat(daemon.show(paused)).containsEntry("paused", true).containsEntry("status", "wait")
          .containsEntry("state", "created");
      daemon.api().control(EngineClient.Action.PLAY, List.of(paused), null);
      assertThat(daemon.awaitEnd(paused)).containsEntry("exit_status", 0L);
    }
  }

  @Test void reachesTheDescendantsOfAProcessThatACrashLeftWaiting() throws Exception {
    try (var daemon = TestDaemon.started(home)) {
      var caller = daemon.submit("test.caller", inputs());
      Await.until("the child runs", () -> GatedChain.trace(home).contains("gate"));
      daemon.crash();
      String child;
      try (var offline = Offline.at(home)) {
        var row = offline.row(Long.parseLong(caller));
        child = String.valueOf(offline.store().graph().called(row.pk()).getFirst().pk());
        assertThat(offline.control().control(row.uuid(), new ProcessCommand.Pause(null), Reach.DESCENDANTS)).hasSize(2)
            .allSatisfy(answer -> assertThat(answer).isInstanceOf(ControlAnswer.Accepted.class));
      }
      daemon.start();
      assertThat(daemon.show(caller)).containsEntry("paused", true);
      assertThat(daemon.show(child)).containsEntry("paused", true);
      daemon.crash();
      try (var offline = Offline.at(home)) {
        assertThat(offline.control().control(offline.row(Long.parseLong(caller)).uuid(),
            new ProcessCommand.Kill("enough", KillMode.ORDERLY), Reach.PROCESS)).hasSize(2);
      }
      daemon.start();
      assertThat(daemon.awaitEnd(caller)).containsEntry("state", "killed");
      assertThat(daemon.awaitEnd(child)).containsEntry("state", "killed");
      assertThat(GatedChain.trace(home)).containsExactly("first", "gate");
    }
  }

  @Test void refusesWhatHasEndedOrIsUnknown() throws Exception {
    Files.createFile(home.resolve("gate"));
    try (var daemon = TestDaemon.started(home)) {
      var pk = daemon.submit("test.gated", inputs());
      daemon.awaitEnd(pk);
      daemon.close();
      try (var offline = Offline.at(home)) {
        var uuid = offline.row(Long.parseLong(pk)).uuid();
        assertThat(offline.control().control(uuid, new ProcessCommand.Pause(null)))
            .isEqualTo(new ControlAnswer.Refused(uuid, "Process " + pk + " has already ended: it is finished."));
        var nobody = java.util.UUID.randomUUID();
        assertThat(offline.control().control(nobody, new ProcessCommand.Play()))
            .isEqualTo(new ControlAnswer.Refused(nobody, "There is no process " + nobody + " in this store."));
      }
    }
  }

  @Test void anEngineThatIsUpHearsOfWhatAnotherHandWrote() throws Exception {
    try (var daemon = TestDaemon.started(home)) {
      var pk = daemon.submit("test.gated", inputs());
      Await.until("the step runs", () -> GatedChain.trace(home).contains("gate"));
      try (var offline = Offline.at(home)) {
        offline.control().control(offline.row(Long.parseLong(pk)).uuid(), new ProcessCommand.Pause("by hand"));
      }
      assertThat(daemon.api().control(EngineClient.Action.PAUSE, List.of(pk), "by daemon").toString()).contains("accepted=true");
      assertThat(daemon.show(pk)).containsEntry("paused", true).containsEntry("status", "by hand");
      Files.createFile(home.resolve("gate"));
      daemon.api().control(EngineClient.Action.PLAY, List.of(pk), null);
      assertThat(daemon.awaitEnd(pk)).containsEntry("exit_status", 0L);
    }
  }

  private Map<String, Object> inputs() {
    return Map.of("folder", home.toString(), "x", 7L);
  }
}
