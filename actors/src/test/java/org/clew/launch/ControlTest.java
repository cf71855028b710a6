package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clew.actors.ControlAnswer;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.process.KillMode;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessEvent;
import org.clew.store.Graph;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {
  @TempDir static Path home;
  private static TestEngine test;

  @BeforeAll static void start() {
    test = TestEngine.at(home);
  }

  @AfterAll static void stop() {
    test.close();
  }

  private static ProcessFuture tree(int width, int depth, String door) {
    return test.submit("test.tree", Map.of("width", new Int(width), "depth", new Int(depth), "door", new Str(door)));
  }

  private static ProcessFuture held(String first, String second) {
    return test.submit("test.held", Map.of("first", new Str(first), "second", new Str(second)));
  }

  private static void assertAllKilled(ProcessFuture root, int processes) throws Exception {
    Await.until("all descendants are killed", () -> {
      var below = test.descendants(root.pk());
      return below.size() == processes && below.stream().allMatch(row -> row.state().equals("killed") && row.sealed());
    });
  }

  @Test @DisplayName("SPEC 15.1/1 created, running, finished 0; sealed; one terminal event")
  void aChainRunsToItsEnd() throws Exception {
    var process = test.submit("test.product", Map.of("x", new Int(6), "y", new Int(7)));
    var outcome = test.end(process);
    assertThat(outcome.exitStatus()).isZero();
    assertThat(outcome.outputs()).extractingByKey("result").extracting("plain").isEqualTo(42L);
    assertThat(test.row(process.pk())).returns("finished", Graph.ProcessRow::state).returns(0, Graph.ProcessRow::exitStatus)
        .returns(true, Graph.ProcessRow::sealed);
    assertThat(test.journal(process.uuid())).filteredOn(ProcessEvent.Finished.class::isInstance).hasSize(1);
    assertThat(test.graph().active()).noneMatch(row -> row.pk() == process.pk());
  }

  @Test @DisplayName("P7 outputs, links and seal are there when run returns")
  void runReturnsAfterTheGraphIsComplete() throws Exception {
    for (int i = 0; i < 50; i++) {
      var finished = test.engine.runGetNode(Chains.Product.class, new Chains.Product.In(new Int(i), new Int(2)));
      long pk = finished.process().pk();
      assertThat(test.row(pk).sealed()).isTrue();
      var result = test.graph().outgoing(pk).stream().filter(link -> link.type().equals("return")).toList();
      assertThat(result).singleElement().returns("result", Graph.LinkRow::label);
      assertThat(result.getFirst().other().content()).isEqualTo(2L * i);
      assertThat(test.graph().incoming(pk)).extracting(Graph.LinkRow::label).containsExactlyInAnyOrder("x", "y");
      assertThat(test.graph().incoming(result.getFirst().other().pk())).extracting(Graph.LinkRow::type)
          .containsExactlyInAnyOrder("create", "return");
    }
  }

  @Test @DisplayName("SPEC 15.1/2 a step that throws excepts the process; its parent goes on within a second")
  void anExceptionEndsTheProcessAndWakesItsParent() throws Exception {
    var process = test.submit("test.verdict", Map.of("how", new Str("throw")));
    var outcome = test.end(process);
    assertThat(outcome.exitStatus()).isEqualTo(502);
    assertThat(outcome.message()).contains("excepted").contains("boom of the test");
    var child = test.graph().called(process.pk()).getFirst();
    assertThat(child.state()).isEqualTo("excepted");
    assertThat(child.exception()).isEqualTo("IllegalStateException: boom of the test");
    assertThat(test.graph().logs(child.pk())).anyMatch(log -> log.message().contains("at org.clew.launch.Chains$Bad.end"));
    assertThat(Duration.between(child.mtime(), test.row(process.pk()).mtime())).isLessThan(Duration.ofSeconds(1));
  }

  @Test @DisplayName("SPEC 15.1/3 pause while a step runs: the step ends, then paused; play brings the status text back")
  void pauseWaitsForTheStep() throws Exception {
    var process = held("3-first", "3-second");
    Doors.awaitSomebodyAt("3-first");
    test.pause(process.uuid(), "lunch");
    assertThat(test.status(process.uuid()).paused()).isFalse();
    Doors.open("3-first");
    Await.until("paused", () -> test.row(process.pk()).paused());
    assertThat(test.status(process.uuid()).status()).isEqualTo("lunch");
    assertThat(test.row(process.pk()).status()).isEqualTo("lunch");
    assertThat(test.journal(process.uuid())).filteredOn(ProcessEvent.StepDone.class::isInstance).hasSize(1);
    test.play(process.uuid());
    Doors.awaitSomebodyAt("3-second");
    assertThat(test.status(process.uuid()).status()).isEqualTo("relaxing the cell");
    assertThat(test.row(process.pk()).paused()).isFalse();
    Doors.open("3-second");
    assertThat(test.end(process).isOk()).isTrue();
  }

  @Test @DisplayName("SPEC 15.1/3 the status text is back in listings, too")
  void playBringsTheStatusBackInTheGraph() throws Exception {
    var process = held("3b-first", "3b-second");
    Doors.awaitSomebodyAt("3b-first");
    test.pause(process.uuid(), "lunch");
    Doors.open("3b-first");
    Await.until("paused", () -> test.row(process.pk()).paused());
    test.play(process.uuid());
    assertThat(test.row(process.pk()).status()).isEqualTo("relaxing the cell");
    Doors.open("3b-second");
    assertThat(test.end(process).isOk()).isTrue();
  }

  @Test @DisplayName("SPEC 15.1/4 children that end while their parent is paused are there after play")
  void childrenEndWhileTheParentIsPaused() throws Exception {
    var process = tree(3, 1, "4");
    Doors.awaitSomebodyAt("4");
    test.awaitState(process.pk(), "waiting");
    test.pause(process.uuid(), "wait");
    assertThat(test.status(process.uuid()).paused()).isTrue();
    Doors.open("4");
    Await.until("children have ended", () -> test.graph().called(process.pk()).stream().allMatch(Graph.ProcessRow::sealed));
    Await.until("the parent has heard",
        () -> test.journal(process.uuid()).stream().filter(ProcessEvent.ChildEnded.class::isInstance).count() == 3);
    assertThat(test.status(process.uuid())).returns("waiting", answer -> answer.state()).returns(true, answer -> answer.paused());
    test.play(process.uuid());
    var outcome = test.end(process);
    assertThat(outcome.outputs().get("leaves").plain()).isEqualTo(3L);
  }

  @Test @DisplayName("SPEC 15.1/5 a paused process is killed at once")
  void killsAPausedProcess() throws Exception {
    var process = held("5-first", "");
    Doors.awaitSomebodyAt("5-first");
    test.pause(process.uuid(), null);
    Doors.open("5-first");
    Await.until("paused", () -> test.row(process.pk()).paused());
    test.kill(process.uuid(), KillMode.ORDERLY);
    assertThat(test.end(process).state()).isEqualTo("killed");
    assertThat(test.row(process.pk())).returns(false, Graph.ProcessRow::paused)
        .returns("no longer needed", Graph.ProcessRow::status);
  }

  @Test @DisplayName("SPEC 15.1/6 kill of a waiting parent kills two levels of children")
  void killOfAWaitingParentCascades() throws Exception {
    var process = tree(2, 2, "6w");
    Doors.awaitSomebodyAt("6w");
    Await.until("all exist", () -> test.descendants(process.pk()).size() == 6);
    test.kill(process.uuid(), KillMode.ORDERLY);
    assertThat(test.end(process).state()).isEqualTo("killed");
    assertAllKilled(process, 6);
  }

  @Test @DisplayName("SPEC 15.1/6 kill of a paused parent kills two levels of children, paused ones as well")
  void killOfAPausedParentCascades() throws Exception {
    var process = tree(2, 2, "6p");
    Doors.awaitSomebodyAt("6p");
    Await.until("all exist", () -> test.descendants(process.pk()).size() == 6);
    test.pause(process.uuid(), null);
    for (var child : test.graph().called(process.pk())) test.pause(child.uuid(), null);
    test.kill(process.uuid(), KillMode.ORDERLY);
    assertThat(test.end(process).state()).isEqualTo("killed");
    assertAllKilled(process, 6);
  }

  @Test @DisplayName("SPEC 15.1/6 kill of a created process: none of its steps runs")
  void killOfACreatedProcess() throws Exception {
    var birth = test.engine.submitter().submit(List.of(new Submitter.Launch(test.engine.definitions().get("test.held"),
        Map.of("first", new Str("6c"), "second", new Str(""))))).toCompletableFuture().get().getFirst();
    assertThat(test.row(birth.node().pk()).state()).isEqualTo("created");
    test.kill(birth.node().uuid(), KillMode.ORDERLY);
    assertThat(test.end(birth.node().uuid()).state()).isEqualTo("killed");
    assertThat(test.journal(birth.node().uuid())).noneMatch(ProcessEvent.StepDone.class::isInstance);
  }

  @Test @DisplayName("SPEC 15.1/6 kill while a step runs: it is interrupted, its children are never made")
  void killOfARunningProcess() throws Exception {
    var process = tree(1, 0, "6r");
    Doors.awaitSomebodyAt("6r");
    test.awaitState(process.pk(), "running");
    test.kill(process.uuid(), KillMode.ORDERLY);
    assertThat(test.end(process).state()).isEqualTo("killed");
    assertThat(test.descendants(process.pk())).isEmpty();
  }

  @Test @DisplayName("SPEC 15.1/8 a second kill changes nothing")
  void killTwice() throws Exception {
    var process = tree(2, 1, "8");
    Doors.awaitSomebodyAt("8");
    test.kill(process.uuid(), KillMode.ORDERLY);
    test.kill(process.uuid(), KillMode.ORDERLY);
    assertThat(test.end(process).state()).isEqualTo("killed");
    test.kill(process.uuid(), KillMode.ORDERLY);
    assertThat(test.journal(process.uuid())).filteredOn(ProcessEvent.KillRequested.class::isInstance).hasSize(1);
    assertThat(test.journal(process.uuid())).filteredOn(ProcessEvent.Killed.class::isInstance).hasSize(1);
  }

  @Test @DisplayName("SPEC 15.1/10 kill of a process that has ended is refused in a sentence")
  void killOfAnEndedProcess() throws Exception {
    var process = test.submit("test.product", Map.of("x", new Int(1), "y", new Int(1)));
    test.end(process);
    assertThat(test.ask(process.uuid(), new ProcessCommand.Kill(null, KillMode.ORDERLY)))
        .isEqualTo(new ControlAnswer.Refused(process.uuid(), "Process " + process.pk() + " has already ended: it is finished."));
  }

  @Test @DisplayName("SPEC 15.3/29 a parent goes on whether its child failed, excepted or was killed")
  void aParentHearsOfEveryEnd() throws Exception {
    assertThat(test.end(test.submit("test.verdict", Map.of("how", new Str("")))).exitStatus()).isEqualTo(500);
    assertThat(test.end(test.submit("test.verdict", Map.of("how", new Str("fail")))).message()).isEqualTo("failed 418");
    var process = test.submit("test.verdict", Map.of("how", new Str("29")));
    Doors.awaitSomebodyAt("29");
    test.kill(test.graph().called(process.pk()).getFirst().uuid(), KillMode.ORDERLY);
    assertThat(test.end(process).message()).isEqualTo("killed no longer needed");
  }

  @Test void refusesToSubmitInsideAStep() throws Exception {
    var outcome = test.end(test.submit("test.bad", Map.of("how", new Str("submit"))));
    assertThat(outcome.state()).isEqualTo("excepted");
    assertThat(outcome.message()).contains("run.submit(...)");
  }
}
