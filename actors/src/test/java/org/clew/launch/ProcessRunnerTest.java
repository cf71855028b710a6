package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.clew.computer.BuiltIn;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.process.Outcome;
import org.clew.store.StoreException;
import org.clew.store.home.Stores;
import org.clew.store.home.Tenancy;
import org.clew.testwait.Await;
import org.clew.workchain.Failed;
import org.clew.workchain.Ok;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRunnerTest {
  private static final Chains.Product.In SIX_TIMES_SEVEN = new Chains.Product.In(new Int(6), new Int(7));

  @TempDir Path home;
  private ProcessRunner runner;

  @BeforeEach void start() {
    runner = runner().start();
  }

  @AfterEach void stop() {
    runner.close();
  }

  private ProcessFuture held(String door) {
    return runner.submit(Chains.Held.class, new Chains.Held.In(new Str(door), new Str(Doors.NONE)));
  }

  @Test void runsAndTellsWhereItsResultIs() throws Exception {
    assertThat(runner.run(Chains.Product.class, SIX_TIMES_SEVEN)).isEqualTo(new Ok<>(new Chains.Product.Out(new Int(42))));
    var ran = runner.runGetNode(Chains.Product.class, SIX_TIMES_SEVEN);
    assertThat(runner.engine().store().graph().process(ran.node().pk()).orElseThrow().uuid()).isEqualTo(ran.node().uuid());
    assertThat(runner.runGetPk(Chains.Bad.class, new Chains.Bad.In(new Str("fail"))).result())
        .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.code().status()).isEqualTo(418));
    Int product = runner.calc(Chains.Arithmetic::multiply, new Int(6), new Int(7));
    assertThat(product).isEqualTo(new Int(42));
    assertThat(product.node()).isPresent();
    InsideEngine.use(runner.engine());
    assertThat(runner.run(Chains.Bad.class, new Chains.Bad.In(new Str("submit"))).toString()).as("inside a process")
        .contains("inside a work chain use run.submit(...)");
  }

  @Test void tellsOfAnEndOnceAndNotWhoHasGoneAway() throws Exception {
    var door = "door of " + home;
    var process = held(door);
    var calls = new CopyOnWriteArrayList<Outcome>();
    var unheard = runner.callOnProcessFinish(process.pk(), _ -> calls.add(null));
    var called = runner.callOnProcessFinish(process.pk(), calls::add);
    unheard.cancel(false);
    var future = runner.processFuture(process.pk()).ended();
    var progress = new CopyOnWriteArrayList<Integer>();
    var all = CompletableFuture.supplyAsync(() -> {
      try {
        return runner.awaitProcesses(List.of(process, runner.submit("test.product", Map.of("x", new Int(1), "y", new Int(2)))),
            Duration.ofMillis(20), open -> progress.add(open.size()));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }, task -> Thread.ofVirtual().start(task));
    Await.until("one of both is still open", () -> progress.contains(1));
    Doors.open(door);
    called.get(20, TimeUnit.SECONDS);
    assertThat(all.get(20, TimeUnit.SECONDS)).allSatisfy(outcome -> assertThat(outcome.isOk()).isTrue());
    assertThat(calls).containsExactly(future.get(20, TimeUnit.SECONDS));
    runner.callOnProcessFinish(process.pk(), calls::add).get(20, TimeUnit.SECONDS);
    assertThat(calls).as("at once when it has ended").hasSize(2);
    var given = runner.processFuture(held("never").pk());
    given.ended().cancel(false);
    Await.until("nothing is left behind", runner::isIdle);
    assertThatThrownBy(() -> runner.processFuture(4711)).hasMessageContaining("there is no process 4711 in this store");
  }

  @Test void goesOnAfterAStopAndRefusesAfterAClose() throws Exception {
    var door = "door of " + home;
    var process = held(door);
    runner.stop();
    assertThat(runner.isClosed()).isFalse();
    assertThatThrownBy(() -> held(door)).isInstanceOf(IllegalStateException.class)
        .hasMessage("the runner is not started; call start() first");
    Doors.open(door);
    assertThat(runner.start().processFuture(process.pk()).await(TestEngine.PATIENCE).isOk()).isTrue();
    runner.close();
    assertThat(runner.isClosed()).isTrue();
    assertThatThrownBy(() -> held(door)).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the runner is closed; make a new one");
    assertThatThrownBy(runner::start).hasMessageContaining("the runner is closed");
  }

  @Test void tellsWhatIsPolled() throws Exception {
    var gate = home.resolve("gate");
    var job = runner.submit("test.job", Map.of("script", new Str("while [ ! -e " + gate + " ]; do sleep 0.05; done; echo 7"),
        "code", BuiltIn.bash()));
    Await.until("the job is polled", () -> runner.jobsList("localhost", TestEngine.PATIENCE).toCompletableFuture().get().jobs()
        .size() == 1);
    var answer = runner.jobsList("localhost", TestEngine.PATIENCE).toCompletableFuture().get();
    assertThat(answer.jobs().getFirst().process()).isEqualTo(job.uuid());
    assertThat(answer.closedBecause()).isNull();
    Await.until("it was asked for", () -> runner.jobsList("localhost", TestEngine.PATIENCE).toCompletableFuture().get()
        .lastUpdate() != null);
    Files.createFile(gate);
    assertThat(job.await(TestEngine.PATIENCE).isOk()).isTrue();
  }

  @Test void signalKillsWhatAProgramRunsAndAnotherProgramSeesIt() throws Exception {
    runner.close();
    try (var program = CrashingJvm.start(RunnerProgram.class, List.of(), home.toString(), "never")) {
      long pk = Long.parseLong(program.awaitLine("process "));
      try (var store = Stores.open(home)) {
        var seen = ProcessFuture.in(store, pk, Duration.ofMillis(50));
        Await.until("it runs", () -> store.graph().process(pk).orElseThrow().state().equals("running"));
        var who = "(pid " + program.pid() + ") runs the processes";
        assertThatThrownBy(runner()::start).isInstanceOf(StoreException.class).hasMessageContaining(who);
        assertThatThrownBy(() -> Tenancy.together(home)).as("what a daemon takes").hasMessageContaining(who);
        program.terminate();
        assertThat(seen.await(Duration.ofSeconds(30)).state()).isEqualTo("killed");
        assertThat(store.graph().process(pk).orElseThrow().status()).contains("Killed by the signal that ended its program");
      }
      program.awaitHalt();
    }
    Tenancy.together(home).close();
  }

  @Test
  @DisplayName("A program or the engines of one cluster run the processes of a home; who comes second is refused in a sentence")
  void sharesItsHomeWithNobody() {
    assertThatThrownBy(() -> Tenancy.together(home)).isInstanceOf(StoreException.class)
        .hasMessage("A program (pid " + ProcessHandle.current().pid() + ") runs the processes of the home " + home
            + " by itself: wait for its end, end it, or name another home.");
    runner.stop();
    try (var _ = Tenancy.together(home); var _ = Tenancy.together(home)) {
      assertThatThrownBy(runner::start).isInstanceOf(StoreException.class)
          .hasMessageContainingAll("run the processes of the home " + home, "'clew daemon stop'", "'clew submit'",
              "a home of its own");
    }
    try (var other = runner().start()) {
      assertThatThrownBy(runner::start).hasMessageContaining("A program (pid ");
      assertThat(other.isClosed()).isFalse();
    }
    assertThat(runner.start().isClosed()).isFalse();
  }

  @Test void makesNoClusterOfItsOwnWhereTheHomeNamesOtherMachines() throws Exception {
    runner.close();
    Files.writeString(home.resolve("config.json"), "{\"cluster.seeds\": [\"here:7354\", \"there:7354\"]}");
    assertThatThrownBy(runner()::start).isInstanceOf(StoreException.class)
        .hasMessageContainingAll("cluster.seeds", "'clew submit'");
  }

  private ProcessRunner runner() {
    return new ProcessRunner(new EngineConfig(home, Chains.all(), ConfigFactory.empty(), TestEngine.SHORT, Clock.systemUTC()));
  }
}
