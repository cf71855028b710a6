package org.clew.docs.aiida;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clew.checkpoint.Persister;
import org.clew.data.Int;
import org.clew.definition.Definitions;
import org.clew.launch.Engine;
import org.clew.launch.EngineConfig;
import org.clew.launch.InterruptibleTask;
import org.clew.launch.ProcessFuture;
import org.clew.launch.ProcessRunner;
import org.clew.launch.Submitter;
import org.clew.process.Outcome;
import org.clew.transport.Transports;
import org.clew.workchain.NotOk;
import org.clew.workchain.Ok;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The section Launching of docs/coming-from-aiida.md, run. */
@ExtendWith(SnippetEngine.class)
class LaunchSnippetsTest {
  private final Engine engine;

  LaunchSnippetsTest(Engine engine) {
    this.engine = engine;
  }

  @Test void launches(@TempDir Path other) throws Exception {
    var ended = new ArrayList<Outcome>();
    // #region launch
    Definitions definitions = Definitions.discovered(getClass().getClassLoader());
    try (ProcessRunner runner = new ProcessRunner(EngineConfig.at(other, definitions)).start()) {
      String text = switch (runner.run(Halvings.class, new Halvings.In(new Int(8), new Int(64)))) {
        case Ok(Halvings.Out(Int rest)) -> "the rest is " + rest.value();
        case NotOk<?> bad -> bad.code().message();
      };
      ProcessFuture future = runner.submit("docs.halvings", Map.of("number", 8));
      runner.callOnProcessFinish(future.pk(), end -> ended.add(end)).get(20, TimeUnit.SECONDS);
      Outcome outcome = runner.runUntilComplete(future);
    // #endregion
      assertThat(text).isEqualTo("the rest is 1");
      assertThat(outcome.isOk()).isTrue();
      assertThat(ended).containsExactly(outcome);
      // #region nodes
      var ran = runner.runGetNode(Halvings.class, new Halvings.In(new Int(24), new Int(64)));
      long pk = runner.runGetPk(Halvings.class, new Halvings.In(new Int(40), new Int(64))).pk();
      Outcome earlier = runner.processFuture(pk).ended().get(20, TimeUnit.SECONDS);           // whoever has run it
      Outcome seen = ProcessFuture.in(runner.engine().store(), ran.node().pk(), Duration.ofMillis(50)).await();
      var jobs = runner.jobsList("localhost", Duration.ofSeconds(5)).toCompletableFuture().get().jobs();
      runner.stop();                                                                          // start() goes on
      boolean closed = runner.isClosed();
      // #endregion
      assertThat(ran.result()).isEqualTo(new Ok<>(new Halvings.Out(new Int(3))));
      assertThat(earlier.outputs().get("rest").plain()).isEqualTo(5L);
      assertThat(seen.isOk()).isTrue();
      assertThat(jobs).isEmpty();
      assertThat(closed).isFalse();
    }
  }

  @Test void submitsWithoutWaiting() throws Exception {
    // #region many
    var launch = new Submitter.Launch(engine.definitions().of(Halvings.class), Map.of("number", 12));
    List<ProcessFuture> futures = engine.submitAllAsync(List.of(launch, launch)).toCompletableFuture().get();
    Outcome outcome = engine.watch(futures.getFirst().node()).await();
    ProcessFuture one = engine.submit("docs.halvings", Map.of("number", 6));
    // #endregion
    assertThat(outcome.outputs().get("rest").plain()).isEqualTo(3L);
    assertThat(futures.getLast().await().isOk()).isTrue();
    assertThat(one.await().isOk()).isTrue();
    var state = new Persister(engine.store()).loadCheckpoint(futures.getLast().uuid(), 1);
    assertThat(state.birth().version()).isNotEmpty();
    assertThat(Transports.installed().names()).contains("local", "ssh");
    assertThat(engine.system().name()).isNotBlank();
  }

  @Test void interruptsATask() {
    // #region interruptible
    InterruptibleTask<Integer> task = InterruptibleTask.start("wait", () -> {
      new CountDownLatch(1).await();
      return 1;
    });
    task.interrupt(new IllegalStateException("no longer needed"));
    // #endregion
    assertThatThrownBy(() -> task.future().get(20, TimeUnit.SECONDS)).hasRootCauseMessage("no longer needed");
  }
}
