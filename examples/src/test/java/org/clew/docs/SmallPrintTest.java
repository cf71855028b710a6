package org.clew.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.cli.Cli;
import org.clew.cli.Shell;
import org.clew.computer.AuthInfo;
import org.clew.computer.BuiltIn;
import org.clew.computer.Computer.Availability;
import org.clew.data.CodeData;
import org.clew.data.Int;
import org.clew.definition.Definitions;
import org.clew.docs.aiida.Halvings;
import org.clew.launch.Engine;
import org.clew.launch.EngineConfig;
import org.clew.launch.OfflineLauncher;
import org.clew.launch.Submitter;
import org.clew.process.Report;
import org.clew.registry.CodeRegistry;
import org.clew.registry.ComputerRegistry;
import org.clew.spec.InputPort;
import org.clew.spec.PortNamespace;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;
import org.clew.spec.Processed;
import org.clew.spec.Spec;
import org.clew.spec.ValidationError;
import org.clew.store.Graph;
import org.clew.store.Graph.LinkRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.home.Stores;
import org.clew.testwait.Await;
import org.clew.workchain.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is easy to miss, line by line; lines that need a computer of their own are tested where those computers are. */
@DisplayName("SPEC 16")
class SmallPrintTest {
  /** Nothing is run, and nothing brought back. */
  static final class NothingToDo extends CalcJob<NothingToDo.In, NothingToDo.Out> {
    record In(CodeData code) {}

    record Out() {}

    @Override protected Spec spec() {
      return Spec.named("docs.nothing_to_do");
    }

    @Override protected JobPlan prepare(In in, Sandbox dir) {
      return JobPlan.run(in.code()).skipSubmit();
    }

    @Override protected Result<Out> parse(In in, Retrieved files) {
      return ok(new Out());
    }
  }

  @TempDir static Path home;
  private static Engine engine;

  @BeforeAll static void start() {
    engine = Engine.start(EngineConfig.at(home, Definitions.discovered(SmallPrintTest.class.getClassLoader())));
  }

  @AfterAll static void stop() {
    engine.close();
  }

  @Test @DisplayName("pk is local: nothing that is exported has one")
  void exportsHaveNoPk() throws Exception {
    var process = add(Map.of());
    var out = new ByteArrayOutputStream();
    var shell = new Shell(home, new PrintStream(out, true, StandardCharsets.UTF_8), System.err, Map.of(), 0);
    assertThat(Cli.run(shell, "export", "prov", String.valueOf(process.pk()))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(process.uuid().toString()).doesNotContain("\"pk\"")
        .doesNotContain("clew:pk");
  }

  @Test @DisplayName("the exit status of an excepted process is null; failed means finished with a status above 0")
  void exceptedIsNotFailed() throws Exception {
    var excepted = run("arithmetic.multiply", Map.of("x", Long.MAX_VALUE, "y", 2));
    assertThat(excepted.state()).isEqualTo("excepted");
    assertThat(excepted.exitStatus()).isNull();
    var failed = run("docs.halvings", Map.of("number", 96, "limit", 1));
    assertThat(graph()
        .processes(new Graph.Filter(Set.of(), Optional.empty(), false, true, false, Optional.empty(), OptionalLong.empty(), 100)))
        .extracting(ProcessRow::pk).contains(failed.pk()).doesNotContain(excepted.pk());
  }

  @Test @DisplayName("state of the process, phase of the job and state at the scheduler are three things")
  void threeStates() throws Exception {
    var job = add(Map.of());
    assertThat(job.state()).isEqualTo("finished");
    assertThat(job.jobState()).isNull();
    assertThat(job.schedulerState()).isEqualTo("done");
    assertThat(job.status()).as("a text only while there is something to wait for").isNull();
  }

  @Test @DisplayName("label is what the user gave, process label the name of the class, process type the durable name")
  void threeNames() throws Exception {
    var job = add(Map.of("label", "mine"));
    assertThat(List.of(job.label(), job.processLabel(), job.processType()))
        .containsExactly("mine", "ArithmeticAdd", "arithmetic.add");
  }

  @Test @DisplayName("metadata are no nodes; options are attributes, and part of the hash unless they only say how to run")
  void metadataAreAttributes() throws Exception {
    var plain = add(Map.of());
    var timed = add(Map.of("options", Map.of("max_wallclock_seconds", 600)));
    var other = add(Map.of("options", Map.of("prepend_text", "true")));
    assertThat(graph().incoming(other.pk())).extracting(LinkRow::label).containsExactlyInAnyOrder("x", "y", "code");
    assertThat(attributes(other)).containsEntry("prepend_text", "true");
    assertThat(attributes(timed)).containsEntry("max_wallclock_seconds", 600L);
    assertThat(attributes(timed).get("hash")).isEqualTo(attributes(plain).get("hash")).isNotNull();
    assertThat(attributes(other).get("hash")).isNotEqualTo(attributes(plain).get("hash"));
  }

  @Test @DisplayName("a dynamic namespace takes nested mappings; leaves are checked by type, keys by the rules of names")
  void dynamicNamespacesNest() {
    var spec = spec(PortNamespace.of("inputs").dynamic(Int.class));
    assertThat(spec.process(Map.of("a", Map.of("b", new Int(1))))).isInstanceOf(Processed.Valid.class);
    assertThat(errors(spec.process(Map.of("a", Map.of("b", "text"))))).extracting(ValidationError::path)
        .containsExactly("inputs.a.b");
    assertThat(errors(spec.process(Map.of("a__b", new Int(1))))).hasSize(1);
  }

  @Test @DisplayName("the validator of a namespace runs when only some ports are given, that of a port never without a value")
  void validatorsOfMissingValues() {
    var seen = new LinkedHashMap<Object, Object>();
    var inputs = PortNamespace.of("inputs", InputPort.of("a", Int.class),
        InputPort.of("b", Int.class).optional().validator((value, _) -> {
      throw new AssertionError("asked about " + value);
    })).validator((value, _) -> {
      seen.putAll((Map<?, ?>) value);
      return null;
    });
    assertThat(spec(inputs).process(Map.of("a", new Int(1)))).isInstanceOf(Processed.Valid.class);
    assertThat(seen).containsKey("a").doesNotContainKey("b");
  }

  @Test @DisplayName("a port that is not required takes null")
  void optionalPortsTakeNull() {
    var inputs = new LinkedHashMap<String, Object>();
    inputs.put("a", null);
    assertThat(spec(PortNamespace.of("inputs", InputPort.of("a", Int.class).optional())).process(inputs))
        .isInstanceOf(Processed.Valid.class);
  }

  @Test @DisplayName("the working directory follows from the uuid of the process")
  void workingDirectories() throws Exception {
    var job = add(Map.of());
    var uuid = job.uuid().toString();
    assertThat((String) attributes(job).get("remote_workdir"))
        .contains(uuid.substring(0, 2) + "/" + uuid.substring(2, 4) + "/" + uuid.substring(4));
  }

  @Test @DisplayName("what the scheduler prints is always retrieved")
  void schedulerOutputIsRetrieved() throws Exception {
    assertThat(String.valueOf(attributes(add(Map.of())).get("retrieve_list"))).contains("_scheduler-stdout.txt")
        .contains("_scheduler-stderr.txt");
  }

  @Test @DisplayName("reports of a work chain are stored, whatever the console shows")
  void reportsAreStored() throws Exception {
    var chain = run("docs.halvings", Map.of("number", 4));
    assertThat(graph().logs(chain.pk())).filteredOn(log -> log.level() == Report.REPORT).extracting(Graph.LogRow::message)
        .satisfiesExactly(first -> assertThat(first).endsWith("]: halved to 2"),
            second -> assertThat(second).endsWith("]: halved to 1"));
  }

  @Test @DisplayName("labels, descriptions, extras, comments and groups change after the end")
  void annotationsChangeLater() throws Exception {
    var chain = run("docs.halvings", Map.of("number", 2));
    assertThat(chain.sealed()).isTrue();
    engine.store().annotations().label(chain.pk(), "the one").toCompletableFuture().join();
    assertThat(graph().process(chain.pk()).orElseThrow().label()).isEqualTo("the one");
  }

  @Test @DisplayName("submit returns before anything runs; then there are no outputs, and asking for them is no error")
  void outputsOfWhatHasNotRun(@TempDir Path other) {
    try (var launcher = new OfflineLauncher(EngineConfig.at(other, new Definitions()))) {
      var halvings = new Submitter.Launch(launcher.definitions().of(Halvings.class), Map.of("number", 8));
      var born = launcher.launchAll(List.of(halvings)).toCompletableFuture().join().getFirst();
      assertThat(launcher.store().graph().outgoing(born.pk())).isEmpty();
    }
  }

  @Test @DisplayName("an empty retrieved folder is a node")
  void anEmptyFolderIsANode() throws Exception {
    engine.definitions().register(NothingToDo.class);
    var job = run("docs.nothing_to_do", Map.of("code", BuiltIn.bash()));
    assertThat(job.exitStatus()).isZero();
    var retrieved = graph().outgoing(job.pk()).stream().filter(link -> link.label().equals("retrieved")).toList();
    assertThat(retrieved).singleElement().satisfies(link -> {
      assertThat(link.other().nodeType()).isEqualTo("data.folder");
      assertThat(link.other().content()).isEqualTo(Map.of("files", Map.of()));
    });
  }

  @Test @DisplayName("max_wallclock_seconds is a request to the scheduler; deadline_seconds is kept by the engine: 152")
  void deadlinesOfTheEngine() throws Exception {
    var job = add(Map.of("options", Map.of("prepend_text", "sleep 300", "deadline_seconds", 1)));
    assertThat(job.exitStatus()).isEqualTo(152);
    assertThat(job.exitMessage()).startsWith("The job was stopped: ");
  }

  @Test @DisplayName("a disabled computer is not reached: its jobs wait and say so, and go on when it is enabled")
  void aDisabledComputerIsLeftAlone() throws Exception {
    var computers = ComputerRegistry.of(engine.store(), home);
    computers.update("localhost", entry -> entry.with(entry.computer().with(Availability.DISABLED)));
    try {
      Await.until("the computer is left alone", () ->
          engine.jobsList("localhost", Duration.ofSeconds(5)).toCompletableFuture().join().closedBecause() != null);
      var job = engine.submit("arithmetic.add", Map.of("x", 1, "y", 2));
      Await.until("the job says why it waits", () -> String.valueOf(graph().process(job.pk()).orElseThrow().status())
          .contains("computer localhost is disabled; 'clew computer enable localhost' lets its jobs go on"));
      assertThat(graph().outgoing(job.pk())).as("nothing was put on it").isEmpty();
      computers.update("localhost", entry -> entry.with(entry.computer().with(Availability.ENABLED)));
      assertThat(job.await(Duration.ofSeconds(20)).isOk()).isTrue();
    } finally {
      computers.update("localhost", entry -> entry.with(entry.computer().with(Availability.ENABLED)));
    }
  }

  @Test
  @DisplayName("a login is used by the owner of its store alone; a computer that is disabled in one store is not in another")
  void loginsBelongToTheirOwner(@TempDir Path folder) throws Exception {
    var mine = folder.resolve("mine");
    try (var one = Stores.open(mine); var two = Stores.open(folder.resolve("theirs"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mine))).isEqualTo("rwx------");
      ComputerRegistry.of(one, mine).update("localhost", entry -> entry.with(entry.computer().with(Availability.DISABLED))
          .with(new AuthInfo("localhost", Map.of("use_login_shell", false))));
      assertThat(ComputerRegistry.of(two, folder.resolve("theirs")).find("localhost").orElseThrow()).satisfies(entry -> {
        assertThat(entry.computer().availability()).isEqualTo(Availability.ENABLED);
        assertThat(entry.auth().parameters()).isEmpty();
      });
    }
  }

  @Test @DisplayName("codes are their nodes, never their labels: what ran with a code keeps it when another one takes its label")
  void codesAreTheirNodes() throws Exception {
    var codes = CodeRegistry.of(engine.store());
    var first = CodeData.installed("sh", "localhost", "/bin/sh");
    var node = codes.create(first).orElseThrow();
    first.stored(node);
    var old = run("arithmetic.add", Map.of("x", 1, "y", 2, "code", first));
    codes.set("sh@localhost", CodeRegistry.Visibility.HIDDEN);
    var second = CodeData.installed("sh", "localhost", "/bin/sh");
    second.stored(codes.create(second).orElseThrow());
    var fresh = run("arithmetic.add", Map.of("x", 1, "y", 2, "code", second));
    assertThat(codeOf(old).uuid()).isEqualTo(node.uuid()).isNotEqualTo(codeOf(fresh).uuid());
    assertThat(codeOf(old).content()).isEqualTo(codeOf(fresh).content());
    var renamed = run("arithmetic.add", Map.of("x", 1, "y", 2, "code", CodeData.installed("dash", "localhost", "/bin/sh")));
    assertThat(attributes(renamed).get("hash")).as("a label is no part of what is computed")
        .isEqualTo(attributes(old).get("hash"));
  }

  private static Graph.NodeRow codeOf(ProcessRow process) {
    return graph().incoming(process.pk()).stream().filter(link -> link.label().equals("code")).findFirst().orElseThrow().other();
  }

  private static ProcessSpec spec(PortNamespace inputs) {
    return ProcessSpec.of("docs.small_print", ProcessKind.WORKCHAIN).withInputs(inputs);
  }

  private static List<ValidationError> errors(Processed processed) {
    return processed instanceof Processed.Invalid(var errors) ? errors : List.of();
  }

  private static ProcessRow add(Map<String, Object> metadata) throws Exception {
    return run("arithmetic.add", Map.of("x", 1, "y", 2, "metadata", metadata));
  }

  private static ProcessRow run(String name, Map<String, Object> inputs) throws Exception {
    engine.definitions().of(Halvings.class);
    var process = engine.submit(name, inputs);
    process.await();
    return graph().process(process.pk()).orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> attributes(ProcessRow process) {
    return (Map<String, Object>) graph().node(process.pk()).orElseThrow().content();
  }

  private static Graph graph() {
    return engine.store().graph();
  }
}
