package org.clew.workchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.workchain.Scripted.choice;
import static org.clew.workchain.Scripted.count;
import static org.clew.workchain.Scripted.counted;
import static org.clew.workchain.Scripted.does;
import static org.clew.workchain.Scripted.driver;
import static org.clew.workchain.Scripted.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Int;
import org.clew.outline.Condition;
import org.clew.outline.Instructions;
import org.clew.outline.Outline;
import org.clew.outline.Step;
import org.clew.process.Lifecycle;
import org.clew.process.ProcessEvent;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutlineRunTest {
  /** A required output. */
  static final class Strict extends WorkChain<Scripted.In, NoContext, Scripted.Leaf.Out> {
    @Override protected Spec spec() {
      return Spec.named("test.strict");
    }

    @Override protected Outline<Run<Scripted.In, NoContext, Scripted.Leaf.Out>> outline() {
      return Outline.of(step("only", (Run<Scripted.In, NoContext, Scripted.Leaf.Out> _) -> {}));
    }
  }

  @Test
  @DisplayName("SPEC 15.3/22 a branch is chosen once, even if its predicate changes after a crash inside it")
  void branchesAreChosenOnce() {
    var open = new boolean[] {true};
    var driver = driver(
        choice("if", _ -> open[0], does("a", run -> Scripted.leaf(run, 1)), does("b", _ -> {
          if (open[0]) throw new Driver.Crash();
        })).elif_(_ -> true, does("c", _ -> {})).else_(does("d", _ -> {})));
    assertThatThrownBy(driver::run).isInstanceOf(Driver.Crash.class);
    assertThat(driver.steps()).containsExactly("if/then/a");
    open[0] = false;
    driver.run();
    assertThat(driver.steps()).startsWith("if/then/a", "if/then/b").doesNotContain("if/elif-1/c", "if/else/d");
  }

  @Test
  @DisplayName("SPEC 15.3/23 while inside if inside while, a crash after each event changes nothing")
  void nestedLoopsSurviveCrashes() {
    var straight = nested();
    straight.run();
    assertThat(straight.steps()).hasSize(12).startsWith("outer/head", "outer/if/then/inner/body", "outer/if/then/inner/body");
    for (int at = 2; at < straight.log.size(); at++) {
      var crashed = nested();
      crashed.crashAt = at;
      crashed.runThroughCrash();
      assertThat(crashed.steps()).as("crash at event %d", at).isEqualTo(straight.steps());
      assertThat(crashed.state().chain().context()).isEqualTo(straight.state().chain().context());
    }
  }

  private static Driver nested() {
    return driver(
        loop("outer", run -> counted(run, "passes") < 3,
            does("head", run -> {
              count(run, "passes");
              run.ctx().set("inner", 0);
            }),
            choice("if", run -> counted(run, "passes") != 2,
                loop("inner", run -> counted(run, "inner") < 3, does("body", run -> count(run, "inner"))))
                .else_(does("other", run -> count(run, "others")))),
        does("last", _ -> {}), does("very-last", run -> count(run, "others")));
  }

  @Test
  @DisplayName("SPEC 15.3/27 a missing required output ends with 11 and is named")
  void missingOutput() {
    var driver = new Driver(new Strict(), Map.of("n", 1));
    driver.run();
    assertThat(driver.lifecycle()).isInstanceOfSatisfying(Lifecycle.Finished.class, end -> {
      assertThat(end.exitStatus()).isEqualTo(11);
      assertThat(end.message()).contains("y");
    });
  }

  @Test
  @DisplayName("SPEC 15.3/27 a failing code keeps the code and the outputs")
  void failingKeepsOutputs() {
    var driver = driver(Scripted.gives("a", run -> {
      run.out("result", run.in().n());
      return ExitCode.exitCode(320, "half done");
    }));
    driver.run();
    assertThat(driver.lifecycle()).isEqualTo(new Lifecycle.Finished(320, "half done"));
    assertThat(driver.env.load(driver.state().outputs().get("result"))).isEqualTo(new Int(7));
  }

  @Test
  @DisplayName("SPEC 15.3/28 return_(code) in a nested loop leaves the outline")
  void returnsFromTheDepth() {
    var driver = driver(loop("outer", _ -> true, loop("inner", _ -> true, does("a", run -> count(run, "n")),
        choice("enough", run -> counted(run, "n") == 3, Instructions.return_(ExitCode.exitCode(42, "enough"))))),
        does("never", _ -> {}));
    driver.run();
    assertThat(driver.steps()).containsExactly("outer/inner/a", "outer/inner/a", "outer/inner/a");
    assertThat(driver.lifecycle()).isEqualTo(new Lifecycle.Finished(42, "enough"));
  }

  @Test void aConditionThatThrowsExcepts() {
    var driver = driver(does("a", _ -> {}), choice("bad", _ -> {
      throw new IllegalArgumentException("no such thing");
    }, does("b", _ -> {})));
    driver.run();
    assertThat(driver.lifecycle()).isEqualTo(new Lifecycle.Excepted("IllegalArgumentException: no such thing"));
    assertThat(driver.steps()).containsExactly("a");
  }

  @Test void anAssertionInAConditionExceptsAndKeepsTheStepsBefore() {
    var driver = driver(does("a", _ -> {}), choice("bad", _ -> {
      throw new AssertionError("wrong");
    }, does("b", _ -> {})));
    driver.run();
    assertThat(driver.lifecycle()).isEqualTo(new Lifecycle.Excepted("AssertionError: wrong"));
    assertThat(driver.steps()).containsExactly("a");
  }

  @Test void conditionsMayNotWrite() {
    var attempts = List.<Condition<Run<Scripted.In, Context, Scripted.Out>>>of(
        run -> Scripted.leaf(run, 1) == null,
        run -> {
          run.report("hello");
          return true;
        },
        run -> {
          run.status("hello");
          return true;
        },
        run -> {
          run.out("result", run.in().n());
          return true;
        },
        run -> run.toContext("kid", new Child<>(run.node(), "test.leaf")) == null);
    for (var attempt : attempts) {
      var driver = driver(choice("ask", attempt, does("a", _ -> {})));
      driver.run();
      assertThat(driver.lifecycle()).isInstanceOfSatisfying(Lifecycle.Excepted.class,
          end -> assertThat(end.exception()).contains("a condition only reads", "Do it in a step."));
      assertThat(driver.started).isEmpty();
    }
  }

  @Test void anEditedOutlineGoesOnAtTheRenamedStep() {
    var driver = driver(does("a", _ -> {}), does("b", _ -> {}));
    driver.crashAt = 2;
    try {
      driver.run();
    } catch (Driver.Crash _) {
      driver.crashAt = Integer.MAX_VALUE;
    }
    driver.edited(new Scripted(((Step<Run<Scripted.In, Context, Scripted.Out>>) does("first", _ -> {})).formerly("a"),
        does("b", _ -> {}))).run();
    assertThat(driver.log).hasAtLeastOneElementOfType(ProcessEvent.OutlineChanged.class);
    assertThat(driver.steps()).containsExactly("a", "b");
  }

  @Test void anEditedOutlineWithoutTheStepBlocks() {
    var driver = driver(does("a", _ -> {}), does("b", _ -> {}));
    driver.crashAt = 2;
    try {
      driver.run();
    } catch (Driver.Crash _) {
      driver.crashAt = Integer.MAX_VALUE;
    }
    var blocked = driver.edited(new Scripted(does("other", _ -> {}))).run();
    assertThat(blocked.control().blocked()).contains("\"a\"", ".formerly");
    assertThat(blocked.isTerminal()).isFalse();
  }

  @Test void reportsAndStatusAreEvents() {
    var driver = driver(does("a", run -> {
      run.report("one");
      run.status("half way");
    }), does("b", run -> run.report("two")));
    var statuses = new ArrayList<Optional<String>>();
    driver.run();
    var reports = new ArrayList<String>();
    for (var event : driver.log) {
      if (event instanceof ProcessEvent.StepDone done) {
        statuses.add(Optional.ofNullable(done.status()));
        done.reports().forEach(report -> reports.add(report.message()));
      }
    }
    assertThat(reports).containsExactly("[1|Scripted|a]: one", "[1|Scripted|b]: two");
    assertThat(statuses).containsExactly(Optional.of("half way"), Optional.empty());
  }
}
