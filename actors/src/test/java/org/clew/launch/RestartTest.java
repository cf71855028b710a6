package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.clew.computer.BuiltIn;
import org.clew.data.Int;
import org.clew.data.NodeRef;
import org.clew.data.Str;
import org.clew.definition.Definitions;
import org.clew.process.JobEvent;
import org.clew.process.KillMode;
import org.clew.process.ProcessEvent;
import org.clew.testwait.Await;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that stops, and another one that goes on in the same home. */
class RestartTest {
  @TempDir Path home;

  @Test @DisplayName("SPEC 15.1/12 without its class a process is blocked and says so; with the class it runs on")
  void aClassThatIsMissing() throws Exception {
    ProcessFuture process;
    ProcessFuture job;
    try (var first = TestEngine.at(home)) {
      process = first.submit("test.held", Map.of("first", new Str(""), "second", new Str("12")));
      job = first.submit("test.job", Map.of("script", new Str("sleep 600"), "code", BuiltIn.bash()));
      Doors.awaitSomebodyAt("12");
      first.awaitState(process.pk(), "running");
      Await.until("the job runs", () -> "withscheduler".equals(first.row(job.pk()).jobState()));
    }
    try (var second = TestEngine.at(home, new Definitions(), parts -> parts)) {
      Await.until("blocked", () -> String.valueOf(second.row(process.pk()).status()).startsWith("Blocked: "));
      assertThat(second.row(process.pk())).returns("running", row -> row.state())
          .satisfies(row -> assertThat(row.status()).contains("'test.held' cannot be loaded here")
              .contains("restart the engine"));
      assertThat(second.status(process.uuid()).agenda()).contains("'test.held' cannot be loaded here");
      second.kill(job.uuid(), KillMode.ORDERLY);
      assertThat(second.end(job.uuid()).state()).isEqualTo("killed");
      assertThat(SystemProcesses.of(job.uuid())).isEmpty();
    }
    Doors.open("12");
    try (var third = TestEngine.at(home)) {
      assertThat(third.end(process.uuid()).isOk()).isTrue();
      assertThat(third.journal(process.uuid())).filteredOn(ProcessEvent.StepDone.class::isInstance).hasSize(2);
    }
  }

  @Test @DisplayName("SPEC 15.1/12 source that cannot be read or compiled blocks the process")
  void aSourceThatIsMissing() throws Exception {
    NodeRef node;
    try (var first = TestEngine.at(home)) {
      var source = SourceLoader.compile("Lonely.java", """
          import org.clew.outline.Outline;
          import org.clew.spec.Spec;
          import org.clew.workchain.*;
          public final class Lonely extends WorkChain<Lonely.In, Lonely.Ctx, Lonely.Out> {
            public record In() {}
            public record Out() {}
            public static final class Ctx {}
            @Override protected Spec spec() { return Spec.named("lonely"); }
            @Override protected Outline<Run<In, Ctx, Out>> outline() { return Outline.of(step("only", run -> { })); }
          }
          """);
      var lonely = first.engine.adopt(source).get("lonely");
      assertThat(first.end(first.engine.submitAll(List.of(new Submitter.Launch(lonely, Map.of()))).getFirst()).isOk()).isTrue();
      node = first.engine.submitter().submit(List.of(new Submitter.Launch(lonely, Map.of()))).toCompletableFuture().get()
          .getFirst().node();
    }
    Files.move(home.resolve("repository"), home.resolve("away"));
    try (var second = TestEngine.at(home)) {
      Await.until("blocked or ended", () -> second.row(node.pk()).status() != null || second.row(node.pk()).sealed());
      assertThat(second.row(node.pk())).returns("created", row -> row.state())
          .satisfies(row -> assertThat(row.status()).startsWith("Blocked: ").contains("Lonely.java"));
    }
    Files.move(home.resolve("repository"), home.resolve("empty"));
    Files.move(home.resolve("away"), home.resolve("repository"));
    try (var third = TestEngine.at(home)) {
      assertThat(third.end(node.uuid()).isOk()).isTrue();
    }
  }

  @Test @DisplayName("P8 an edit that the inputs of a process do not fit blocks it; a default lets it go on")
  void aPortThatWasAdded() throws Exception {
    ProcessFuture process;
    try (var first = TestEngine.at(home, GrownChains.with(GrownChains.First.class), parts -> parts)) {
      process = first.submit("test.grown", Map.of("door", new Str("grown")));
      Doors.awaitSomebodyAt("grown");
      first.awaitState(process.pk(), "waiting");
    }
    Doors.open("grown");
    try (var second = TestEngine.at(home, GrownChains.with(GrownChains.Demanding.class), parts -> parts)) {
      Await.until("blocked", () -> String.valueOf(second.row(process.pk()).status()).startsWith("Blocked: "));
      assertThat(second.row(process.pk()).status())
          .contains("inputs.more: required, but not given", "process fork " + process.pk());
      assertThat(second.row(process.pk()).sealed()).isFalse();
    }
    try (var third = TestEngine.at(home, GrownChains.with(GrownChains.Mended.class), parts -> parts)) {
      assertThat(third.end(process.uuid()).outputs().get("more").plain()).isEqualTo(6L);
    }
  }

  @Test @DisplayName("SPEC 15.1/11 pause and its status text outlive the engine")
  void aPausedProcessStaysPaused() throws Exception {
    ProcessFuture process;
    try (var first = TestEngine.at(home)) {
      process = first.submit("test.held", Map.of("first", new Str("11"), "second", new Str("")));
      Doors.awaitSomebodyAt("11");
      first.pause(process.uuid(), "lunch");
    }
    try (var second = TestEngine.at(home)) {
      Await.until("paused", () -> second.row(process.pk()).paused());
      assertThat(second.status(process.uuid()).status()).isEqualTo("lunch");
      assertThat(second.journal(process.uuid())).noneMatch(ProcessEvent.StepDone.class::isInstance);
      Doors.open("11");
      second.play(process.uuid());
      assertThat(second.end(process.uuid()).isOk()).isTrue();
    }
  }

  @Test void aLongChainGoesOnFromItsSnapshot() throws Exception {
    ProcessFuture process;
    try (var first = TestEngine.at(home)) {
      process = first.submit("test.loop", Map.of("turns", new Int(700), "door", new Str("snapshot")));
      Doors.awaitSomebodyAt("snapshot");
      Await.until("there is a snapshot", () -> first.engine.store().snapshot(org.clew.process.Birth.persistenceId(process.uuid()),
          Long.MAX_VALUE, Long.MAX_VALUE).isPresent());
    }
    Doors.open("snapshot");
    try (var second = TestEngine.at(home)) {
      assertThat(second.end(process.uuid()).outputs().get("turns").plain()).isEqualTo(700L);
      assertThat(second.journal(process.uuid()))
          .filteredOn(event -> event instanceof ProcessEvent.StepDone done && done.step().endsWith("turn")).hasSize(700);
    }
  }

  @Test @DisplayName("A failed phase is tried again when it was due before the restart, neither earlier nor anew")
  void timersKeepTheirDueTime() throws Exception {
    ProcessFuture process;
    Instant due;
    try (var first = TestEngine.at(home, Chains.all(), parts -> HookedJobs.in(parts, HookedJobs.Hook.NOTHING, jobs -> {
      jobs.uploadFailsFor = Duration.ofHours(1);
      return jobs;
    }))) {
      process = first.submit("test.job", Map.of("script", new Str("echo 1"), "code", BuiltIn.bash()));
      Await.until("the upload has failed", () -> first.journal(process.uuid()).getLast() instanceof JobEvent.PhaseFailed);
      due = ((JobEvent.PhaseFailed) first.journal(process.uuid()).getLast()).next();
    }
    try (var early = at(due.minusSeconds(600))) {
      assertThat(early.status(process.uuid()).agenda()).contains("tries again at " + due);
      assertThat(early.journal(process.uuid()).getLast()).isInstanceOf(JobEvent.PhaseFailed.class);
    }
    try (var late = at(due.plusSeconds(1))) {
      assertThat(late.end(process.uuid()).isOk()).isTrue();
    }
  }

  private TestEngine at(Instant now) {
    var clock = Clock.offset(Clock.system(ZoneId.of("UTC")), Duration.between(Instant.now(), now));
    return TestEngine.at(new EngineConfig(home, Chains.all(), ConfigFactory.empty(), TestEngine.SHORT, clock), parts -> parts);
  }
}
