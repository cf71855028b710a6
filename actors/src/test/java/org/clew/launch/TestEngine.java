package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.clew.actors.ControlAnswer;
import org.clew.actors.ProcessContext;
import org.clew.actors.StatusAnswer;
import org.clew.codec.EventCodec;
import org.clew.data.NodeRef;
import org.clew.definition.Definitions;
import org.clew.process.Birth;
import org.clew.process.KillMode;
import org.clew.process.Outcome;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessEvent;
import org.clew.store.Graph;
import org.clew.testwait.Await;

/** An engine in a home of its own with short pauses, and questions to it that tests ask. */
final class TestEngine implements AutoCloseable {
  static final ProcessContext.Settings SHORT =
      new ProcessContext.Settings(Duration.ofMillis(50), Duration.ofMinutes(1), Duration.ofMillis(100));
  static final Duration PATIENCE = Duration.ofSeconds(20);

  final Path home;
  final Engine engine;

  private TestEngine(Path home, Engine engine) {
    this.home = home;
    this.engine = engine;
    InsideEngine.use(engine);
  }

  static TestEngine at(Path home) {
    return at(home, Chains.all(), UnaryOperator.identity());
  }

  static TestEngine at(Path home, Definitions definitions, UnaryOperator<EngineParts> change) {
    return at(new EngineConfig(home, definitions, com.typesafe.config.ConfigFactory.empty(), SHORT, Clock.systemUTC()), change);
  }

  static TestEngine at(EngineConfig config, UnaryOperator<EngineParts> change) {
    return new TestEngine(config.home(), Engine.start(config, change));
  }

  ProcessFuture submit(String name, Map<String, ?> inputs) {
    return engine.submit(name, inputs);
  }

  Outcome end(ProcessFuture process) throws Exception {
    return process.await(PATIENCE);
  }

  Outcome end(UUID process) throws Exception {
    return engine.watch(engine.store().graph().node(process).map(row -> new NodeRef(row.pk(), row.uuid())).orElseThrow())
        .await(PATIENCE);
  }

  void pause(UUID process, String message) throws Exception {
    assertThat(ask(process, new ProcessCommand.Pause(message))).isEqualTo(new ControlAnswer.Accepted(process));
  }

  void play(UUID process) throws Exception {
    assertThat(ask(process, new ProcessCommand.Play())).isEqualTo(new ControlAnswer.Accepted(process));
  }

  void kill(UUID process, KillMode mode) throws Exception {
    assertThat(ask(process, new ProcessCommand.Kill("no longer needed", mode))).isEqualTo(new ControlAnswer.Accepted(process));
  }

  ControlAnswer ask(UUID process, ProcessCommand.Control command) throws Exception {
    return engine.control(process, command, PATIENCE).toCompletableFuture().get();
  }

  StatusAnswer status(UUID process) throws Exception {
    return engine.status(process, PATIENCE).toCompletableFuture().get();
  }

  Graph graph() {
    return engine.store().graph();
  }

  Graph.ProcessRow row(long pk) {
    return graph().process(pk).orElseThrow();
  }

  void awaitState(long pk, String state) throws Exception {
    Await.until("process " + pk + " is " + state, () -> row(pk).state().equals(state));
  }

  /** All that there are. */
  List<Graph.ProcessRow> processes() {
    return graph().processes(new Graph.Filter(Set.of(), Optional.empty(), false, false, false, Optional.empty(),
        OptionalLong.empty(), Integer.MAX_VALUE));
  }

  /** All processes below this one. */
  List<Graph.ProcessRow> descendants(long pk) {
    var found = new ArrayList<Graph.ProcessRow>();
    for (var child : graph().called(pk)) {
      found.add(child);
      found.addAll(descendants(child.pk()));
    }
    return found;
  }

  List<ProcessEvent> journal(UUID process) {
    return engine.store().events(Birth.persistenceId(process), 1, Long.MAX_VALUE, Long.MAX_VALUE).stream()
        .map(row -> EventCodec.decode(row.manifest(), row.payload())).toList();
  }

  @Override public void close() {
    engine.close();
  }
}
