package org.clew.docs.aiida;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.testkit.Answers.failed;
import static org.clew.testkit.CalcJobs.parse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.actors.ControlAnswer;
import org.clew.checkpoint.Checkpoint;
import org.clew.checkpoint.Persister;
import org.clew.data.CodeData;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.data.StructureData;
import org.clew.definition.Definitions;
import org.clew.function.Calc1;
import org.clew.launch.Engine;
import org.clew.launch.EngineConfig;
import org.clew.launch.ProcessFuture;
import org.clew.launch.ProcessRunner;
import org.clew.node.DaemonClient;
import org.clew.process.KillMode;
import org.clew.process.Outcome;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessState;
import org.clew.spec.ExitCode;
import org.clew.spec.ExitCodes;
import org.clew.spec.InputPort;
import org.clew.spec.InputsBuilder;
import org.clew.spec.OutputPort;
import org.clew.spec.PortNamespace;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;
import org.clew.spec.Processed;
import org.clew.spec.ValidationError;
import org.clew.spec.ValidationException;
import org.clew.workchain.NotOk;
import org.clew.workchain.Ok;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/coming-from-aiida.md, run. */
class SnippetsTest {
  private static final CodeData WC = CodeData.installed("wc", "localhost", "/usr/bin/wc");
  @TempDir static Path home;
  private static Engine engine;

  @BeforeAll static void start() {
    engine = Engine.start(EngineConfig.at(home, Definitions.discovered(SnippetsTest.class.getClassLoader())));
    engine.definitions().register(Halvings.class);
  }

  @AfterAll static void stop() {
    engine.close();
  }

  @Test void killsAProcess() throws Exception {
    // #region process
    ProcessFuture process = engine.submit(Halvings.class, new Halvings.In(new Int(48), new Int(64)));
    ControlAnswer answer = engine.control(process.uuid(), new ProcessCommand.Kill("not needed", KillMode.ORDERLY),
        Duration.ofSeconds(5)).toCompletableFuture().join();          // durable when it is answered
    String told = switch (answer) {
      case ControlAnswer.Accepted _ -> "will be killed";
      case ControlAnswer.Refused(_, String reason) -> reason;         // such as: it has ended already
    };
    String state = process.await().state();                           // finished, excepted or killed
    // #endregion
    assertThat(told).isNotBlank();
    assertThat(state).isEqualTo(answer instanceof ControlAnswer.Accepted ? "killed" : "finished");
  }

  @Test void goesBackToACheckpoint() throws Exception {
    UUID uuid = engine.runGetNode(Halvings.class, new Halvings.In(new Int(12), new Int(64))).process().uuid();
    // #region checkpoints
    Persister persister = new Persister(engine.store());
    List<Checkpoint> all = persister.listProcessCheckpoints(uuid);    // one for each event
    persister.saveCheckpoint(uuid, "as-it-ended");                    // names the newest one
    ProcessState first = persister.loadCheckpoint(uuid, 1);
    ProcessState last = persister.loadCheckpoint(uuid, "as-it-ended");
    persister.deleteCheckpoint(uuid, "as-it-ended");                  // again: no error
    // #endregion
    assertThat(all).isNotEmpty();
    assertThat(first.isTerminal()).isFalse();
    assertThat(last.outputs().get("rest").plain()).isEqualTo(3L);
  }

  @Test void declaresPorts() {
    // #region ports
    PortNamespace inputs = PortNamespace.of("inputs",
        InputPort.of("structure", StructureData.class).help("What to relax"),
        PortNamespace.of("base",
            InputPort.of("kpoints", Int.class).defaultTo(new Int(4)).validator((value, _) -> ((Int) value).value() > 0 ? null : "must be above 0"),
            InputPort.of("dry_run", Boolean.class).metadata().defaultTo(false)));
    ProcessSpec spec = ProcessSpec.of("docs.relax", ProcessKind.WORKCHAIN).withInputs(inputs)
        .withOutputs(PortNamespace.of("outputs", OutputPort.of("energy", Float.class)))
        .withExitCodes(ExitCodes.of(ExitCode.exitCode(401, "ERROR_NOT_CONVERGED", "Not converged after {steps} steps.")));
    List<ValidationError> errors = switch (spec.process(Map.of("base", Map.of("kpoints", 0), "colour", "red"))) {
      case Processed.Valid _ -> List.of();
      case Processed.Invalid(var all) -> all;                         // everything that is wrong, each with its path
    };
    // #endregion
    assertThat(errors).extracting(ValidationError::path).containsExactlyInAnyOrder("inputs.structure", "inputs.base.kpoints", "inputs.colour");
  }

  @Test void buildsInputs() throws Exception {
    // #region builder
    InputsBuilder builder = new InputsBuilder(engine.definitions().of(Halvings.class).spec());
    builder.set("number", 40).merge(Map.of("metadata", Map.of("label", "forty")));
    Outcome outcome = engine.submit("docs.halvings", builder.inputs()).await();
    // #endregion
    assertThat(outcome.outputs().get("rest").plain()).isEqualTo(5L);
    assertThatThrownBy(() -> builder.set("limits", 3)).isInstanceOf(ValidationException.class).hasMessageContaining("limit");
  }

  @Test void runsTheChain() throws Exception {
    assertThat(engine.run(Halvings.class, new Halvings.In(new Int(96), new Int(64))).outputs().get("rest").plain()).isEqualTo(3L);
    assertThat(engine.run(Halvings.class, new Halvings.In(new Int(96), new Int(2))).exitStatus()).isEqualTo(400);
  }

  @Test void restartsUntilItWorks() throws Exception {
    var finished = engine.runGetNode(Insistent.class, new Insistent.In(new Halvings.In(new Int(96), new Int(2))));
    assertThat(finished.outcome().outputs().get("rest").plain()).isEqualTo(3L);
    assertThat(engine.store().graph().called(finished.process().pk())).extracting(child -> child.exitStatus()).containsExactly(400, 0);
  }

  @Test void callsAFunction() throws Exception {
    // #region function
    Outcome outcome = engine.run((Calc1<Int, Int>) Halvings::half, new Int(10));   // a process of its own
    // #endregion
    assertThat(outcome.outputs().get("result").plain()).isEqualTo(5L);
  }

  @Test void runsTheJob() throws Exception {
    var outcome = engine.run(WordCount.class, new WordCount.In(new Str("a ball of thread"), WC));
    assertThat(outcome.outputs().get("words").plain()).isEqualTo(4L);
    assertThat(parse(new WordCount(), new WordCount.In(new Str("a"), WC), Map.of("count.txt", "none"))).isEqualTo(failed(WordCount.NO_COUNT));
  }

  @Test void launches(@TempDir Path other) throws Exception {
    // #region launch
    Definitions definitions = Definitions.discovered(getClass().getClassLoader());
    try (ProcessRunner runner = new ProcessRunner(EngineConfig.at(other, definitions)).start()) {
      String text = switch (runner.run(Halvings.class, new Halvings.In(new Int(8), new Int(64)))) {
        case Ok(Halvings.Out(Int rest)) -> "the rest is " + rest.value();
        case NotOk<?> bad -> bad.code().message();
      };
      ProcessFuture future = runner.submit("docs.halvings", Map.of("number", 8));
      runner.callOnProcessFinish(future.pk(), end -> System.out.println(end.state()));
      Outcome outcome = runner.runUntilComplete(future);
    // #endregion
      assertThat(text).isEqualTo("the rest is 1");
      assertThat(outcome.isOk()).isTrue();
    }
  }

  @Test void startsADaemon(@TempDir Path other) throws Exception {
    // #region daemon
    DaemonClient daemon = new DaemonClient(other);
    daemon.start(1, Duration.ofSeconds(60));                          // returns when it answers
    Map<String, Object> status = daemon.status();
    DaemonClient.Stop stop = daemon.stop(Duration.ofSeconds(30));
    // #endregion
    assertThat(status).containsEntry("running", true);
    assertThat(stop).isInstanceOf(DaemonClient.Stop.Stopped.class);
    assertThat(daemon.isRunning()).isFalse();
  }
}
