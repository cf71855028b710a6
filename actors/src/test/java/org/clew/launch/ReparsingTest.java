package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.actors.ControlAnswer;
import org.clew.computer.BuiltIn;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.definition.Definitions;
import org.clew.definition.UnknownProcessException;
import org.clew.process.KillMode;
import org.clew.process.ProcessCommand;
import org.clew.spec.ValidationException;
import org.clew.store.Graph.LinkRow;
import org.clew.workchain.Failed;
import org.clew.workchain.Ok;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("SPEC 6.8 what an ended job brought back is parsed again by a calculation of its own")
class ReparsingTest {
  @TempDir Path home;
  private ProcessRunner runner;

  @BeforeEach void start() {
    Reparsed.Lines.mended = false;
    var definitions = new Definitions(Chains.all());
    for (var type : List.of(Reparsed.Lines.class, Reparsed.Strict.class, Reparsed.Other.class)) definitions.register(type);
    runner = new ProcessRunner(new EngineConfig(home, definitions, ConfigFactory.empty(), TestEngine.SHORT, Clock.systemUTC()))
        .start();
  }

  @AfterEach void stop() {
    runner.close();
  }

  private ProcessFuture submit(String script, Map<String, ?> metadata) {
    return runner.submit("test.lines", Map.of("script", new Str(script), "code", BuiltIn.bash(), "metadata", metadata));
  }

  private long job(Map<String, ?> options) throws Exception {
    var job = submit("echo a; echo b", Map.of("label", "of the job", "options", options));
    assertThat(job.await(TestEngine.PATIENCE).state()).isEqualTo("excepted");
    return job.pk();
  }

  private Map<String, Long> links(List<LinkRow> links, String type) {
    return links.stream().filter(link -> link.type().equals(type)).collect(Collectors.toMap(LinkRow::label, link ->
        link.other().pk()));
  }

  @Test void parserAsItIsNow() throws Exception {
    long job = job(Map.of());
    var graph = runner.engine().store().graph();
    var before = graph.process(job).orElseThrow();
    assertThat(runner.engine().parse("test.lines", job).await(TestEngine.PATIENCE).message()).contains("the parser has a bug");
    Reparsed.Lines.mended = true;
    var ran = runner.parse(Reparsed.Lines.class, job);
    assertThat(ran.result()).isEqualTo(new Ok<>(new Reparsed.Out(new Int(2))));
    var process = graph.process(ran.node().pk()).orElseThrow();
    assertThat(List.of(process.kind(), process.processType(), process.processLabel(), process.state()))
        .containsExactly("calcfunction", "test.lines.parse", "Lines.parse", "finished");
    assertThat(graph.node(process.pk()).orElseThrow().label()).as("no label of the job").isEmpty();
    var created = links(graph.outgoing(job), "create");
    var had = links(graph.incoming(job), "input_calc");
    assertThat(links(graph.incoming(process.pk()), "input_calc")).isEqualTo(Map.of("retrieved", created.get("retrieved"),
        "script", had.get("script"), "code", had.get("code")));
    assertThat(links(graph.outgoing(process.pk()), "create")).containsOnlyKeys("lines");
    assertThat(graph.process(job)).as("the job stays as it was").contains(before);
    assertThat(links(graph.outgoing(job), "create")).isEqualTo(created).doesNotContainKey("lines");
  }

  @Test void anotherParserWithAllThatItSeesOfAJob() throws Exception {
    var ran = runner.parse(Reparsed.Strict.class, job(Map.of("max_wallclock_seconds", 77)));
    if (!(ran.result() instanceof Failed<Reparsed.Out>(var code, var outputs))) throw new AssertionError(ran.result());
    assertThat(code).isEqualTo(Reparsed.TOO_SHORT);
    assertThat(outputs).isEqualTo(Map.of("lines", new Int(2)));
  }

  @Test void refusesInASentenceWhatCannotBeParsed() throws Exception {
    var engine = runner.engine();
    long job = job(Map.of());
    var chain = runner.runGetPk(Chains.Product.class, new Chains.Product.In(new Int(1), new Int(2))).pk();
    var killed = submit("sleep 600", Map.of());
    assertThat(engine.control(killed.uuid(), new ProcessCommand.Kill("no longer needed", KillMode.ORDERLY), TestEngine.PATIENCE)
        .toCompletableFuture().get()).isEqualTo(new ControlAnswer.Accepted(killed.uuid()));
    assertThat(killed.await(TestEngine.PATIENCE).state()).isEqualTo("killed");
    var runs = submit("sleep 600", Map.of());
    assertThatThrownBy(() -> engine.parse("test.lines", 4711)).hasMessage("there is no process 4711");
    assertThatThrownBy(() -> engine.parse("test.lines", chain))
        .hasMessage("process " + chain + " is a workchain, not a calculation job");
    assertThatThrownBy(() -> engine.parse("test.lines", killed.pk()))
        .hasMessage("process " + killed.pk() + " brought nothing back, so that there is nothing to parse");
    assertThatThrownBy(() -> engine.parse("test.lines", runs.pk()))
        .hasMessageContaining("has not ended; 'clew process retry " + runs.pk() + " --phase parse'");
    engine.control(runs.uuid(), new ProcessCommand.Kill("seen enough", KillMode.ORDERLY), TestEngine.PATIENCE);
    assertThatThrownBy(() -> engine.parse("test.line", job)).isInstanceOf(UnknownProcessException.class)
        .hasMessageContaining("did you mean 'test.lines'?");
    assertThatThrownBy(() -> engine.parse("test.product", job))
        .hasMessage("'test.product' is a workchain, which has no parser; name a calculation job");
    assertThatThrownBy(() -> engine.parse("test.other", job)).isInstanceOf(ValidationException.class)
        .hasMessageContaining("inputs.number");
    assertThat(runs.await(TestEngine.PATIENCE).state()).isEqualTo("killed");
  }
}
