package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.clew.actors.ControlAnswer;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.process.KillMode;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessEvent;
import org.clew.testwait.Await;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that go on from an earlier step of their own. */
class StepBackTest {
  @TempDir Path home;

  @Test @DisplayName("A chain whose children failed calls them again; the old ones stay in its history")
  void callsItsChildrenAgain() throws Exception {
    UUID process;
    long pk;
    try (var test = TestEngine.at(home)) {
      var tree = test.submit("test.tree", Map.of("width", new Int(2), "depth", new Int(1), "door", new Str("back-1")));
      process = tree.uuid();
      pk = tree.pk();
      Await.until("two children", () -> test.graph().called(pk).size() == 2);
      assertThatThrownBy(() -> test.engine.travel().stepBacks().command(process, "grow")).isInstanceOf(RefusedException.class)
          .hasMessageContainingAll("have not ended", "fork " + pk + " --from grow");
      test.pause(process, null);
      for (var child : test.graph().called(pk)) {
        test.kill(child.uuid(), KillMode.ORDERLY);
        test.end(child.uuid());
      }
      Await.until("it has heard", () -> test.journal(process).stream().filter(ProcessEvent.ChildEnded.class::isInstance)
          .count() == 2);
      var command = test.engine.travel().stepBacks().command(process, "grow");
      assertThat(command.context()).as("as before the step").isEmpty();
      Doors.open("back-1");
      assertThat(test.ask(process, command)).isEqualTo(new ControlAnswer.Accepted(process));
      assertThat(test.end(process).outputs().get("leaves").plain()).isEqualTo(2L);
      assertThat(test.graph().called(pk)).filteredOn(row -> row.kind().equals("workchain")).hasSize(4);
      assertThat(test.ask(process, command)).isInstanceOfSatisfying(ControlAnswer.Refused.class,
          refused -> assertThat(refused.reason()).contains("already ended"));
      assertThatThrownBy(() -> test.engine.travel().stepBacks().command(process, "grow")).isInstanceOf(RefusedException.class)
          .hasMessageContainingAll("has ended", "fork");
    }
  }

  @Test @DisplayName("Without an engine the request is stored, and stands after a start; outputs are never replaced")
  void withoutAnEngine() throws Exception {
    UUID process;
    try (var test = TestEngine.at(home)) {
      var held = test.submit("test.held", Map.of("first", new Str("back-2"), "second", new Str("")));
      process = held.uuid();
      Doors.awaitSomebodyAt("back-2");
      assertThat(test.ask(process, test.engine.travel().stepBacks().command(process, "first")))
          .isInstanceOfSatisfying(ControlAnswer.Refused.class,
              refused -> assertThat(refused.reason()).contains("pause it first"));
      test.pause(process, null);
      Doors.open("back-2");
      Await.until("it is paused after the first step", () -> test.row(held.pk()).paused());
      var ended = test.submit("test.held", Map.of("first", new Str(""), "second", new Str("back-3")));
      Doors.awaitSomebodyAt("back-3");
      test.pause(ended.uuid(), null);
      Doors.open("back-3");
      Await.until("it is paused after the second step", () -> test.row(ended.pk()).paused());
      assertThatThrownBy(() -> test.engine.travel().stepBacks().command(ended.uuid(), "second"))
          .isInstanceOf(RefusedException.class)
          .hasMessageContainingAll("has put out passed", "never replaced");
    }
    try (var launcher = new OfflineLauncher(EngineConfig.at(home, Chains.all()))) {
      var control = new OfflineControl(launcher.store(), Clock.systemUTC());
      var command = launcher.travel().stepBacks().command(process, "first");
      assertThat(control.control(process, new ProcessCommand.StepBack("first", 1, Map.of(), command.stepsDone() + 1)))
          .isInstanceOfSatisfying(ControlAnswer.Refused.class,
              refused -> assertThat(refused.reason()).contains("gone on meanwhile"));
      assertThat(control.control(process, command)).isEqualTo(new ControlAnswer.Accepted(process));
    }
    try (var test = TestEngine.at(home)) {
      assertThat(test.end(process).isOk()).isTrue();
      assertThat(test.journal(process))
          .filteredOn(event -> event instanceof ProcessEvent.StepDone done && done.step().equals("first")).hasSize(2);
    }
  }
}
