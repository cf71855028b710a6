package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.clew.actors.ControlAnswer;
import org.clew.calcjob.CalcJobImporter;
import org.clew.calcjob.RemoteFiles;
import org.clew.calcjob.StashJob;
import org.clew.computer.BuiltIn;
import org.clew.data.CodeData;
import org.clew.data.Dict;
import org.clew.data.Int;
import org.clew.data.NodeRef;
import org.clew.data.RemoteData;
import org.clew.data.Str;
import org.clew.process.JobEvent.Monitored;
import org.clew.process.JobEvent.StopRequested;
import org.clew.process.JobPhase;
import org.clew.process.JobStop.Then;
import org.clew.process.JobStop.Verdict;
import org.clew.process.ProcessCommand.Retry;
import org.clew.process.ProcessCommand.Stop;
import org.clew.spec.ValidationError;
import org.clew.spec.ValidationException;
import org.clew.testwait.Await;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that are stopped, retried, watched and refused, in an engine. */
class JobStopTest {
  private static final Stop STOP = new Stop("seen enough", Then.PARSE, Verdict.STOP);

  @TempDir Path home;

  private static Map<String, Object> job(String script, Map<String, Object> options) {
    return Map.of("script", new Str(script), "code", BuiltIn.bash(), "metadata", Map.of("options", options));
  }

  private static void awaitJob(TestEngine test, long pk) throws Exception {
    Await.until("the job is with the scheduler", () -> "withscheduler".equals(test.row(pk).jobState()));
  }

  @Test @DisplayName("SPEC 13.2/12 stop ends the job, keeps what it has made, and ends the process with 151")
  void stopsARunningJob() throws Exception {
    try (var test = TestEngine.at(home)) {
      var process = test.submit("test.job", job("echo 6; sleep 600 & sleep 600", Map.of()));
      awaitJob(test, process.pk());
      Await.until("it has written", () -> SystemProcesses.of(process.uuid()).size() >= 3);
      assertThat(test.ask(process.uuid(), STOP)).isEqualTo(new ControlAnswer.Accepted(process.uuid()));
      var outcome = test.end(process);
      assertThat(outcome.exitStatus()).isEqualTo(151);
      assertThat(outcome.message()).isEqualTo("The job was stopped: seen enough");
      assertThat(outcome.outputs().get("number").plain()).isEqualTo(6L);
      assertThat(SystemProcesses.of(process.uuid())).isEmpty();
      assertThat(test.ask(process.uuid(), STOP)).isInstanceOf(ControlAnswer.Refused.class);
    }
  }

  @Test void stopEndsAPauseAndAWaitForTheNextTry() throws Exception {
    var jobs = new HookedJobs[1];
    try (var test = TestEngine.at(home, Chains.all(),
        parts -> HookedJobs.in(parts, HookedJobs.Hook.NOTHING, seen -> jobs[0] = seen))) {
      jobs[0].uploadFailsFor = Duration.ofHours(1);
      var waiting = test.submit("test.job", job("echo 1", Map.of()));
      Await.until("the upload has failed", () -> String.valueOf(test.row(waiting.pk()).status()).contains("next try at"));
      jobs[0].uploadFailsFor = null;
      test.ask(waiting.uuid(), STOP);
      assertThat(test.end(waiting).exitStatus()).isEqualTo(151);
      var paused = test.submit("test.job", job("echo 7; sleep 600", Map.of()));
      awaitJob(test, paused.pk());
      test.pause(paused.uuid(), null);
      Await.until("paused", () -> test.row(paused.pk()).paused());
      test.ask(paused.uuid(), STOP);
      assertThat(test.end(paused).exitStatus()).isEqualTo(151);
      assertThat(SystemProcesses.of(paused.uuid())).isEmpty();
    }
  }

  @Test @DisplayName("SPEC 13.2/14 retry of a phase: at once instead of at the next try")
  void retriesAPhase() throws Exception {
    var jobs = new HookedJobs[1];
    try (var test = TestEngine.at(home, Chains.all(),
        parts -> HookedJobs.in(parts, HookedJobs.Hook.NOTHING, seen -> jobs[0] = seen))) {
      jobs[0].uploadFailsFor = Duration.ofHours(1);
      var process = test.submit("test.job", job("echo 8", Map.of()));
      Await.until("the upload has failed", () -> String.valueOf(test.row(process.pk()).status()).contains("next try at"));
      assertThat(test.ask(process.uuid(), new Retry(JobPhase.RETRIEVE))).isInstanceOf(ControlAnswer.Refused.class);
      jobs[0].uploadFailsFor = null;
      assertThat(test.ask(process.uuid(), new Retry(JobPhase.UPLOAD))).isInstanceOf(ControlAnswer.Accepted.class);
      assertThat(test.end(process).outputs().get("number").plain()).isEqualTo(8L);
    }
  }

  @Test @DisplayName("A deadline stops the job with 152, and counts from the birth of the process also when the engine was away")
  void deadlines() throws Exception {
    ProcessFuture later;
    Instant born;
    try (var test = TestEngine.at(home)) {
      var soon = test.submit("test.job", job("echo 9; sleep 600", Map.of("deadline_seconds", 1L)));
      later = test.submit("test.job", job("echo 5; sleep 600", Map.of("deadline_seconds", 3000L)));
      born = Instant.now();
      var outcome = test.end(soon);
      assertThat(outcome.exitStatus()).isEqualTo(152);
      assertThat(outcome.message()).contains("did not end within 1 s");
      assertThat(outcome.outputs()).containsKeys("number", "retrieved");
      awaitJob(test, later.pk());
      Await.until("it has written", () -> SystemProcesses.of(later.uuid()).size() >= 2);
    }
    try (var early = at(born.plusSeconds(2000))) {
      awaitJob(early, later.pk());
      assertThat(early.journal(later.uuid())).noneMatch(StopRequested.class::isInstance);
    }
    try (var late = at(born.plusSeconds(3001))) {
      assertThat(late.end(later.uuid()).exitStatus()).isEqualTo(152);
      assertThat(SystemProcesses.of(later.uuid())).isEmpty();
    }
  }

  @Test @DisplayName("SPEC 6.9 monitors: what is disabled stays so when another engine goes on, the others are called there")
  void monitorsOutliveTheEngine() throws Exception {
    ProcessFuture process;
    var inputs = new HashMap<>(job("echo 4; while [ ! -e stop ]; do sleep 0.1; done; sleep 600", Map.of()));
    inputs.put("monitors", Map.of("once", new Dict(Map.of("entry_point", "test.once")),
        "stop", new Dict(Map.of("entry_point", "test.stop_file"))));
    Path workdir;
    try (var first = TestEngine.at(home)) {
      process = first.submit("test.job", inputs);
      Await.until("a monitor rests", () -> first.journal(process.uuid()).stream().anyMatch(Monitored.class::isInstance));
      var content = first.graph().outgoing(process.pk()).getFirst().other().content();
      workdir = Path.of((String) ((Map<?, ?>) content).get("path"));
    }
    Files.createFile(workdir.resolve("stop"));
    try (var second = TestEngine.at(home)) {
      assertThat(second.end(process.uuid()).exitStatus()).isEqualTo(150);
      assertThat(second.journal(process.uuid())).filteredOn(event ->
          event instanceof Monitored seen && seen.disabled().contains("once"))
          .hasSize(1);
      assertThat(SystemProcesses.of(process.uuid())).isEmpty();
    }
  }

  @Test @DisplayName(
      "SPEC 6.1 every option is an attribute of the node, and a computer that is not set up is refused before anything is stored")
  void optionsAndComputers() throws Exception {
    try (var test = TestEngine.at(home)) {
      var process = test.submit("test.job", job("echo 3", Map.of("max_wallclock_seconds", 60L, "queue_name", "short")));
      test.end(process);
      assertThat(test.graph().node(process.pk()).orElseThrow().content())
          .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
          .containsEntry("max_wallclock_seconds", 60L).containsEntry("queue_name", "short")
          .containsEntry("import_sys_environment", true)
          .containsEntry("retrieve_list", List.of("out.txt", "_scheduler-stdout.txt", "_scheduler-stderr.txt"));
      var lost = Map.<String, Object>of("script", new Str(""), "code", CodeData.installed("bash", "nowhere", "/bin/bash"));
      assertThatThrownBy(() -> test.submit("test.job", lost)).isInstanceOf(ValidationException.class)
          .hasMessage("inputs.metadata.computer: there is no computer 'nowhere'; set it up first: clew computer setup");
      assertThatThrownBy(() -> test.submit("test.job", job("", Map.of("resources", Map.of("num_machines", 0L)))))
          .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.errors()).extracting(ValidationError::path)
              .containsExactly("inputs.metadata.options.resources"));
      assertThat(test.graph().processCounts().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(1);
    }
  }

  @Test @DisplayName("SPEC 6.7 core.stash refuses the folder of a job that has not ended")
  void doesNotStashUnderARunningJob() throws Exception {
    var definitions = Chains.all();
    definitions.register(StashJob.class);
    try (var test = TestEngine.at(home, definitions, UnaryOperator.identity())) {
      var process = test.submit("test.job", job("sleep 600", Map.of()));
      awaitJob(test, process.pk());
      var node = test.graph().outgoing(process.pk()).getFirst().other();
      var folder = new RemoteData("localhost", (String) ((Map<?, ?>) node.content()).get("path"));
      folder.stored(new NodeRef(node.pk(), node.uuid()));
      var stash = Map.of("target_base", home + "/stash", "source_list", List.of("out.txt"), "stash_mode", "copy");
      var inputs = Map.of("source_node", folder, "metadata", Map.of("options", Map.of("stash", stash)));
      assertThatThrownBy(() -> test.submit(StashJob.NAME, inputs)).hasMessage("inputs.source_node: is the folder of process "
          + process.pk() + ", which has not ended");
      test.ask(process.uuid(), new Stop(null, Then.FINISH, Verdict.STOP));
      test.end(process);
      var stashed = test.end(test.submit(StashJob.NAME, inputs));
      assertThat(stashed.exitStatus()).isZero();
      assertThat(stashed.outputs().get("remote_stash").type()).isEqualTo("data.remote.stash.folder");
    }
  }

  /** Reads the script of a folder; the rest is as everywhere. */
  private static final class ShellImporter implements CalcJobImporter {
    @Override public String process() {
      return "test.job";
    }

    @Override public Map<String, Object> parseRemoteData(RemoteData folder, RemoteFiles files, Map<String, Object> arguments) {
      var script = files.text("run.sh").orElseThrow(() -> new IllegalArgumentException("there is no run.sh"));
      return Map.of("script", new Str(script), "code", BuiltIn.bash());
    }
  }

  @Test @DisplayName("SPEC 6.10 an importer makes the inputs of an import run")
  void imports() throws Exception {
    var folder = Files.createDirectories(home.resolve("old"));
    Files.writeString(folder.resolve("run.sh"), "echo 12");
    Files.writeString(folder.resolve("out.txt"), "12\n");
    try (var test = TestEngine.at(home)) {
      var inputs = test.engine.importedInputs(new ShellImporter(), new RemoteData("localhost", folder.toString()), Map.of());
      var process = test.submit("test.job", inputs);
      var outcome = test.end(process);
      assertThat(outcome.exitStatus()).isZero();
      assertThat(outcome.outputs().get("number").plain()).isEqualTo(new Int(12).plain());
      assertThat(test.graph().node(process.pk()).orElseThrow().content()).asString().contains("imported=true");
      Files.delete(folder.resolve("run.sh"));
      assertThatThrownBy(() -> test.engine.importedInputs(new ShellImporter(), new RemoteData("localhost", folder.toString()),
          Map.of()))
          .hasMessageContaining("cannot read " + folder).hasMessageContaining("there is no run.sh");
    }
  }

  private TestEngine at(Instant now) {
    var clock = Clock.offset(Clock.system(ZoneOffset.UTC), Duration.between(Instant.now(), now));
    return TestEngine.at(new EngineConfig(home, Chains.all(), ConfigFactory.empty(), TestEngine.SHORT, clock), parts -> parts);
  }
}
