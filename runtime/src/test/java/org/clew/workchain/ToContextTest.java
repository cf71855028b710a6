package org.clew.workchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.workchain.Scripted.does;
import static org.clew.workchain.Scripted.driver;
import static org.clew.workchain.Scripted.gives;
import static org.clew.workchain.Scripted.leaf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.calcjob.ArithmeticAdd;
import org.clew.data.CodeData;
import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.process.Lifecycle;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessEvent;
import org.clew.process.WaitingText;
import org.clew.spec.Spec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a step finds of the children and inputs that were given to it, and what it may do with them. */
class ToContextTest {
  private static final Lifecycle WELL = new Lifecycle.Finished(0, null);

  /** With a group of inputs whose names are free. */
  static final class Grouped extends WorkChain<Grouped.In, Grouped.Ctx, Grouped.Out> {
    record In(Int a, Map<String, Int> group, Map<String, Object> settings) {}

    record Out(Optional<Int> a) {}

    static final class Ctx { boolean looked; }

    @Override protected Spec spec() {
      return Spec.named("test.grouped");
    }

    @Override protected Outline<Run<In, Ctx, Out>> outline() {
      return Outline.of(step("tamper", (Run<In, Ctx, Out> run) -> {
        assertThatThrownBy(() -> run.in().group().put("four", new Int(4))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> run.in().group().remove("one")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> run.inputs().put("b", new Int(2))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> run.inputs().remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> group(run).clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> run.in().settings().put("mode", "fine")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) run.in().settings().get("modes")).clear())
            .isInstanceOf(UnsupportedOperationException.class);
      }), step("look", run -> {
        assertThat(run.in()).isEqualTo(new In(new Int(1), Map.of("one", new Int(1), "two", new Int(2)),
            Map.of("modes", List.of("coarse"))));
        assertThat(group(run)).hasSize(2);
        run.ctx().looked = true;
      }));
    }

    private static Map<?, ?> group(Run<In, Ctx, Out> run) {
      return (Map<?, ?>) run.inputs().get("group");
    }
  }

  private static Int ten(Run<Scripted.In, Context, Scripted.Out> run, String key) {
    return ((Ok<Scripted.Leaf.Out>) run.result(run.ctx().<Scripted.Leaf.Out>child(key))).outputs().y();
  }

  @Test @DisplayName("SPEC 4.4 a key takes the child that is assigned to it last, and the others stay")
  void theLastChildOfAKey() {
    var seen = new ArrayList<Int>();
    var driver = driver(gives("first", run -> run.toContext(Map.of("r1", Awaitable.assign_(leaf(run, 1)),
        "r2", Awaitable.assign_(leaf(run, 2))))), gives("second", run -> {
          seen.addAll(List.of(ten(run, "r1"), ten(run, "r2")));
          return run.toContext("r1", leaf(run, 3));
        }), does("third", run -> seen.addAll(List.of(ten(run, "r1"), ten(run, "r2")))));
    driver.run();
    assertThat(driver.lifecycle()).isEqualTo(WELL);
    assertThat(seen).containsExactly(new Int(10), new Int(20), new Int(30), new Int(20));
  }

  @Test @DisplayName("SPEC 4.4 children that a step asks for before and with its answer go to nested keys; all are awaited")
  void nestedKeys() {
    var seen = new ArrayList<Int>();
    var driver = driver(gives("first", run -> {
      run.toContext("sub1.sub2.a", leaf(run, 1));
      return run.toContext("sub1.sub2.b", leaf(run, 2));
    }), does("second", run -> {
      seen.addAll(List.of(ten(run, "sub1.sub2.a"), ten(run, "sub1.sub2.b")));
      assertThat((Map<?, ?>) run.ctx().get("sub1.sub2", Map.class)).hasSize(2);
    }));
    driver.run();
    assertThat(driver.lifecycle()).isEqualTo(WELL);
    assertThat(seen).containsExactly(new Int(10), new Int(20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kid.sub", "kids.sub", "kids.sub1.sub2"})
  @DisplayName("SPEC 15.3/25 a key through a child, or through a list of children, is an error, and nothing is submitted")
  void keysThroughChildren(String key) {
    var driver = driver(gives("first", run -> {
      run.toContext(Map.of("kid", Awaitable.assign_(leaf(run, 1))));
      run.toContext(Map.of("kids", Awaitable.append_(leaf(run, 2))));
      return run.toContext(key, leaf(run, 3));
    }), does("never", _ -> {}));
    driver.run();
    assertThat(driver.lifecycle()).isInstanceOfSatisfying(Lifecycle.Excepted.class,
        end -> assertThat(end.exception()).contains("of the context key '" + key + "' is a", "not a mapping"));
    assertThat(driver.started).isEmpty();
  }

  @Test @DisplayName("SPEC 4.4 the status names the children that are still waited for, of earlier steps too, and shrinks")
  void statusOfAWaitingChain() {
    var driver = driver(does("first", run -> run.ctx().set("early", leaf(run, 1))), gives("second", run -> {
      run.toContext("late", leaf(run, 2));
      return run.toContext("again", run.ctx().child("early"));
    }), does("last", _ -> {}));
    driver.run();
    assertThat(driver.lifecycle()).isEqualTo(WELL);
    var step = driver.log.stream().filter(ProcessEvent.StepDone.class::isInstance).map(ProcessEvent.StepDone.class::cast)
        .filter(done -> done.step().equals("second")).findFirst().orElseThrow();
    assertThat(step.status()).matches("Waiting for child processes: \\d+, \\d+");
    var heard = driver.log.stream().filter(ProcessEvent.ChildEnded.class::isInstance)
        .map(event -> ((ProcessEvent.ChildEnded) event).status()).toList();
    assertThat(heard).hasSize(2);
    assertThat(heard.getFirst()).matches("Waiting for child processes: \\d+");
    assertThat(step.status()).contains(heard.getFirst().replaceFirst(".*: ", ""));
    assertThat(heard.getLast()).isNull();
  }

  @Test @DisplayName("A chain whose last step waits for nobody names the children that its end waits for")
  void statusAtTheEnd() {
    var driver = driver(does("only", run -> leaf(run, 1)));
    driver.run();
    assertThat(driver.log).anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(ProcessEvent.StepDone.class,
        done -> assertThat(done.status()).isNotNull().matches("Waiting for child processes: \\d+")));
    assertThat(WaitingText.of(java.util.stream.LongStream.rangeClosed(1, 12).boxed().toList()))
        .isEqualTo("Waiting for child processes: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more");
  }

  @Test @DisplayName("SPEC 6.10 a child cannot be a dry run")
  void noDryRunsAsChildren() {
    var driver = driver(does("first", run -> run.submit(ArithmeticAdd.class, Map.of("x", 1, "y", 2,
        "code", CodeData.installed("bash", "here", "/bin/bash"), "metadata", Map.of("dry_run", true)))), does("never", _ -> {}));
    driver.run();
    assertThat(driver.lifecycle()).isInstanceOfSatisfying(Lifecycle.Excepted.class, end -> assertThat(end.exception())
        .contains("inputs.metadata.dry_run: a process that is called by another one cannot be a dry run"));
    assertThat(driver.started).isEmpty();
  }

  @Test @DisplayName("Inputs cannot be changed by a step, in no namespace")
  void inputsStayAsTheyAre() {
    var driver = new Driver(new Grouped(), Map.of("a", 1, "group", Map.of("one", 1, "two", 2),
        "settings", Map.of("modes", List.of("coarse"))));
    driver.run();
    assertThat(driver.lifecycle()).isEqualTo(WELL);
    assertThat(driver.state().chain().context()).containsEntry("looked", true);
  }

  @Test @DisplayName("Data in a context stays without a node until a process makes it or takes it")
  void dataInAContext() {
    var driver = driver(does("put", run -> run.ctx().set("new", new Int(5))),
        does("look", run -> assertThat(run.ctx().get("new", Int.class).node()).isEmpty()),
        gives("take", run -> run.toContext("kid",
            run.submit(Scripted.Leaf.class, new Scripted.Leaf.In(run.ctx().get("new", Int.class))))),
        does("end", run -> assertThat(ten(run, "kid")).isEqualTo(new Int(50))));
    driver.run();
    assertThat(driver.lifecycle()).isEqualTo(WELL);
  }

  @Test @DisplayName("SPEC 1.4 a chain that pauses itself in its last step ends when it is played")
  void pausesBeforeItsEnd() {
    var driver = driver(does("last", run -> {
      run.out("result", run.in().n());
      run.pause("look at the result before it counts");
    }));
    driver.run();
    assertThat(driver.state().isTerminal()).isFalse();
    assertThat(driver.state().paused()).isTrue();
    assertThat(driver.log).noneMatch(ProcessEvent.Finished.class::isInstance);
    driver.asks(new ProcessCommand.Play());
    driver.run();
    assertThat(driver.lifecycle()).isEqualTo(WELL);
  }
}
