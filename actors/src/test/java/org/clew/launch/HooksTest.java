package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clew.data.Str;
import org.clew.definition.Definitions;
import org.clew.definition.ProcessHooks;
import org.clew.outline.Outline;
import org.clew.process.KillMode;
import org.clew.spec.Spec;
import org.clew.testwait.Await;
import org.clew.workchain.Next;
import org.clew.workchain.NoContext;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of a process hears what becomes of it, and cannot harm it. */
class HooksTest {
  @TempDir Path home;

  /** Pauses itself, then ends as its input says. */
  static final class Telling extends WorkChain<Telling.In, NoContext, Telling.Out> implements ProcessHooks {
    static final List<String> TOLD = new CopyOnWriteArrayList<>();

    record In(Str how) {}

    record Out() {}

    @Override protected Spec spec() {
      return Spec.named("test.telling");
    }

    @Override protected Outline<Run<In, NoContext, Out>> outline() {
      return Outline.of(step("pause", this::pause), step("end", this::end));
    }

    private void pause(Run<In, NoContext, Out> run) {
      run.pause("look at it");
      run.attribute("mood", List.of("fine", 3));
    }

    private Next end(Run<In, NoContext, Out> run) {
      if (run.in().how().value().equals("throw")) throw new IllegalStateException("boom");
      return exit(exitCode(418, "as it was told"));
    }

    @Override public void onCreate(Heard process) {
      tell("created", process);
    }

    @Override public void onRunning(Heard process) {
      tell("running", process);
      throw new IllegalStateException("a hook that fails");
    }

    @Override public void onPaused(Heard process) {
      tell("paused: " + process.status(), process);
    }

    @Override public void onPlayed(Heard process) {
      tell("played", process);
    }

    @Override public void onFinished(Heard process) {
      tell("finished " + process.outcome().exitStatus(), process);
    }

    @Override public void onExcepted(Heard process) {
      tell("excepted " + process.outcome().message(), process);
    }

    @Override public void onKilled(Heard process) {
      tell("killed " + process.outcome().message(), process);
    }

    @Override public void onTerminated(Heard process) {
      tell("terminated", process);
    }

    private static void tell(String what, Heard process) {
      TOLD.add(process.node().pk() + " " + what);
    }
  }

  @Test void hearsEveryChangeInOrder() throws Exception {
    try (var test = engine()) {
      var failing = paused(test, "fail");
      assertThat(test.row(failing.pk()).status()).isEqualTo("look at it");
      assertThat((Map<?, ?>) test.graph().node(failing.pk()).orElseThrow().content()).extracting("mood")
          .isEqualTo(List.of("fine", 3L));
      test.play(failing.uuid());
      assertThat(test.end(failing).exitStatus()).isEqualTo(418);
      awaitTold(failing, "created", "running", "paused: look at it", "played", "finished 418", "terminated");
      var throwing = paused(test, "throw");
      test.play(throwing.uuid());
      test.end(throwing);
      awaitTold(throwing, "created", "running", "paused: look at it", "played", "excepted IllegalStateException: boom",
          "terminated");
      var killed = paused(test, "never");
      test.kill(killed.uuid(), KillMode.ORDERLY);
      awaitTold(killed, "created", "running", "paused: look at it", "killed no longer needed", "terminated");
    }
  }

  @Test void aPauseOfAStepOutlivesTheEngineAndIsHeardAgain() throws Exception {
    ProcessFuture process;
    try (var first = engine()) {
      process = paused(first, "fail");
    }
    Telling.TOLD.clear();
    try (var second = engine()) {
      Await.until("heard again", () -> told(process).contains("paused: look at it"));
      assertThat(second.status(process.uuid())).returns(true, answer -> answer.paused())
          .returns("look at it", answer -> answer.status());
      second.play(process.uuid());
      assertThat(second.end(process.uuid()).exitStatus()).isEqualTo(418);
      Await.until("its end is heard", () -> told(process).contains("terminated"));
    }
  }

  private TestEngine engine() {
    var definitions = new Definitions();
    definitions.register(Telling.class);
    return TestEngine.at(home, definitions, parts -> parts);
  }

  private static ProcessFuture paused(TestEngine test, String how) throws Exception {
    var process = test.submit("test.telling", Map.of("how", how));
    Await.until("paused", () -> test.row(process.pk()).paused());
    return process;
  }

  private static void awaitTold(ProcessFuture process, String... changes) throws Exception {
    Await.until("all is told: " + Telling.TOLD, () -> told(process).contains(changes[changes.length - 1]));
    assertThat(told(process)).containsExactly(changes);
  }

  private static List<String> told(ProcessFuture process) {
    return Telling.TOLD.stream().filter(line -> line.startsWith(process.pk() + " "))
        .map(line -> line.substring(line.indexOf(' ') + 1)).toList();
  }
}
