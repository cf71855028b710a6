package org.clew.docs.aiida;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.clew.actors.ControlAnswer;
import org.clew.checkpoint.Persister;
import org.clew.data.Data;
import org.clew.data.Int;
import org.clew.data.NodeRef;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;
import org.clew.definition.Launchable;
import org.clew.function.Calc1;
import org.clew.function.ProcessFunction;
import org.clew.launch.Engine;
import org.clew.launch.ProcessFuture;
import org.clew.process.Birth;
import org.clew.process.KillMode;
import org.clew.process.Lifecycle;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessState;
import org.clew.spec.BaseInputs;
import org.clew.spec.ExitCode;
import org.clew.spec.ExitCodes;
import org.clew.spec.Exposed;
import org.clew.spec.InputsBuilder;
import org.clew.spec.LinkLabels;
import org.clew.spec.PortName;
import org.clew.spec.PortNamespace;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;
import org.clew.spec.SplitInputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The section Processes of docs/coming-from-aiida.md, run. */
@ExtendWith(SnippetEngine.class)
class ProcessSnippetsTest {
  private final Engine engine;

  ProcessSnippetsTest(Engine engine) {
    this.engine = engine;
    engine.definitions().of(Halvings.class);
    engine.definitions().of(Wrapping.class);
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

  @Test void tellsItsContract() {
    // #region contract
    Launchable<Halvings.In, Halvings.Out> chain = new Halvings();
    Definition definition = chain.definition();
    String type = definition.name();                                  // docs.halvings: durable, whatever the class is called
    String label = definition.label();                                // Halvings
    ProcessKind kind = definition.kind();
    ProcessSpec spec = definition.spec();                             // ports and exit codes
    ExitCodes exitCodes = spec.exitCodes();
    List<Integer> statuses = exitCodes.statuses("TOO_MANY");          // by label
    PortNamespace metadata = BaseInputs.metadata();                   // what every process takes
    InputsBuilder builder = definition.builder();
    // #endregion
    assertThat(List.of(type, label)).containsExactly("docs.halvings", "Halvings");
    assertThat(kind).isEqualTo(ProcessKind.WORKCHAIN);
    assertThat(statuses).containsExactly(400);
    assertThat(metadata.byName()).containsKeys("label", "description", "call_link_label");
    assertThat(builder.set("number", 3).inputs()).containsEntry("number", new Int(3));
    assertThat(Wrapping.BROKEN.cacheUse()).isNotEqualTo(ExitCode.exitCode(410, "The same, but valid.").cacheUse());
    assertThat(definition.spec().outputs().byName()).containsKey("rest");
  }

  @Test void findsDefinitions() {
    // #region loader
    Definitions definitions = Definitions.discovered(getClass().getClassLoader());   // get_object_loader()
    Definition found = definitions.get("arithmetic.multiply_add");                   // by its durable name
    // #endregion
    assertThat(found.label()).isEqualTo("MultiplyAdd");
  }

  @Test void sortsInputs() {
    var spec = new Wrapping().definition().spec();
    // #region inputs
    Map<String, Object> values = spec.process(Map.of("halvings", Map.of("number", 8), "metadata", Map.of("label", "eight")))
        .orThrow();
    SplitInputs split = SplitInputs.of(spec.inputs(), values);
    Map<String, Data> linked = split.linked();                        // {halvings__number=8, halvings__limit=64}
    Map<String, Object> handed = spec.exposedInputs(values, "docs.halvings", "halvings", Exposed.Reach.AGGLOMERATE);
    Map<String, Data> exposed = spec.exposedOutputs(Map.of("rest", new Int(1)), "docs.halvings", "halvings",
        Exposed.Reach.AGGLOMERATE);                     // {halvings.rest=1}
    List<String> path = PortName.split("halvings.number");            // the words of a dotted path
    Map<String, Data> flat = LinkLabels.flatten(Map.of("halvings", Map.of("number", new Int(8))));
    // #endregion
    assertThat(linked).containsOnlyKeys("halvings__number", "halvings__limit");
    assertThat(handed).containsEntry("number", new Int(8));
    assertThat(exposed).containsExactly(Map.entry("halvings.rest", new Int(1)));
    assertThat(path).containsExactly("halvings", "number");
    assertThat(flat).containsOnlyKeys("halvings__number");
  }

  @Test void remembersEverything() throws Exception {
    var process = engine.submit("docs.wrapping", Map.of("halvings", Map.of("number", 12), "metadata", Map.of("label", "twelve")));
    assertThat(process.await().isOk()).isTrue();
    // #region state
    Persister persister = new Persister(engine.store());
    persister.saveCheckpoint(process.uuid(), "end");
    ProcessState state = persister.loadCheckpoint(process.uuid(), "end");
    Lifecycle lifecycle = state.lifecycle();                          // Lifecycle.Finished
    Birth birth = state.birth();                                      // the first event: who, what, when, with what code
    NodeRef node = birth.node();
    UUID uuid = node.uuid();
    boolean isCalled = birth.parent() != null;
    // #endregion
    assertThat(lifecycle).isInstanceOf(Lifecycle.Finished.class);
    assertThat(uuid).isEqualTo(process.uuid());
    assertThat(isCalled).isFalse();
    assertThat(birth.label()).isEqualTo("twelve");
    assertThat(birth.metadata()).containsKey("metadata");
    assertThat(birth.inputs()).containsKey("halvings__number");
    assertThat(birth.version()).isNotEmpty();
    assertThat(state.outputs()).containsOnlyKeys("halvings__rest", "first");
  }

  @Test void hearsWhatHappens() throws Exception {
    var process = engine.submit("docs.wrapping", Map.of("halvings", Map.of("number", 12)));
    var told = Wrapping.told(process.pk());
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("waiting");
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("finished with 0");
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("terminated");
  }

  @Test void namesTheOneResult() {
    var half = ProcessFunction.of((Calc1<Int, Int>) Halvings::half);
    assertThat(half.returnedBy(Map.of("result", new Int(4)))).isEqualTo(new Int(4));
  }
}
