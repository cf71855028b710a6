package org.clew.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.data.Data;
import org.clew.data.Int;
import org.clew.data.Value;
import org.clew.definition.ProcessScope;
import org.clew.outline.Outline;
import org.clew.process.Birth;
import org.clew.process.Ids;
import org.clew.process.Outcome;
import org.clew.process.ProcessEvent;
import org.clew.process.Report;
import org.clew.spec.ExitCode;
import org.clew.spec.ProcessKind;
import org.clew.spec.Spec;
import org.clew.workchain.Excepted;
import org.clew.workchain.NoContext;
import org.clew.workchain.NotOk;
import org.clew.workchain.Ok;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Functions as processes")
class FunctionRunnerTest {
  static final ExitCode REFUSED = ExitCode.exitCode(420, "The child ended badly.");
  private static final List<String> BODIES = new ArrayList<>();

  /** A child that the test answers for. */
  static final class Square extends WorkChain<Square.In, NoContext, Square.Out> {
    record In(Int x) {}

    record Out(Int y) {}

    @Override protected Spec spec() {
      return Spec.named("test.square");
    }

    @Override protected Outline<Run<In, NoContext, Out>> outline() {
      return Outline.of(step("only", (Run<In, NoContext, Out> _) -> {}));
    }
  }

  @CalcFunction("runner.add")
  static Int add(Int x, Int y) {
    BODIES.add("add");
    return new Int(x.value() + y.value());
  }

  @CalcFunction("runner.fail")
  static Int fail(Int x) {
    throw new ArithmeticException("no solution for " + x.value());
  }

  @CalcFunction("runner.refuse")
  static Int refuse(Int x) {
    throw new FunctionExit(REFUSED);
  }

  /** ((x + 1)² + 1)², with the squares made by children. */
  @WorkFunction("runner.flow")
  static Int flow(Flow flow, Int x) {
    flow.report("started");
    var first = square(flow, flow.calc(FunctionRunnerTest::add, x, new Int(1)));
    return square(flow, flow.calc(FunctionRunnerTest::add, first, new Int(1)));
  }

  private static Int square(Flow flow, Int x) {
    return switch (flow.run(Square.class, new Square.In(x))) {
      case Ok(Square.Out(var y)) -> y;
      case Excepted<?>(var why) -> throw new IllegalStateException("square excepted: " + why);
      case NotOk<?> _ -> throw new FunctionExit(REFUSED);
    };
  }

  @WorkFunction("runner.outer")
  static Map<String, Data> outer(Flow flow, Int x) {
    return Map.of("inner", flow.work(FunctionRunnerTest::flow, x), "input", x);
  }

  @WorkFunction("runner.fresh")
  static Int fresh(Flow flow, Int x) {
    flow.report("about to break the rule");
    return new Int(x.value());
  }

  @WorkFunction("runner.failing")
  static Int failing(Flow flow, Int x) {
    return flow.calc(FunctionRunnerTest::fail, x);
  }

  @WorkFunction("runner.refused")
  static Int refused(Flow flow, Int x) {
    return flow.calc(FunctionRunnerTest::refuse, x);
  }

  @WorkFunction("runner.edited")
  static Int edited(Flow flow, Int x) {
    return flow.calc(FunctionRunnerTest::refuse, x);
  }

  @WorkFunction("runner.scope")
  static Int scope(Flow flow, Int x) {
    BODIES.add(ProcessScope.current().kind() + " " + ProcessScope.current().node().equals(flow.node()));
    return x;
  }

  @BeforeEach void forget() {
    BODIES.clear();
  }

  private static Process flowOf(int x) {
    Work1<Int, Int> reference = FunctionRunnerTest::flow;
    var process = new Process(reference, x);
    process.answers = child -> squared(process, child);
    return process;
  }

  private static Outcome squared(Process process, Birth child) {
    long x = (Long) child.inputs().get("x").plain();
    return new Outcome("finished", 0, null, Map.of("y", process.env.keep(new Int(x * x))));
  }

  private static Object result(Process process) {
    return process.finished().outputs().get("result").plain();
  }

  @Test void aCalcfunctionEndsWithNewOutputs() throws Exception {
    Calc2<Int, Int, Int> reference = FunctionRunnerTest::add;
    var process = new Process(reference, 2, 3);
    process.run();
    assertThat(process.finished().exitStatus()).isZero();
    assertThat(process.finished().outputs().get("result")).satisfies(value -> {
      assertThat(value.plain()).isEqualTo(5L);
      assertThat(value.origin()).isEqualTo(Value.Origin.NEW);
    });
  }

  @Test void anExceptionOfTheBodyExcepts() throws Exception {
    Calc1<Int, Int> reference = FunctionRunnerTest::fail;
    var process = new Process(reference, 2);
    process.run();
    assertThat(process.excepted().exception()).isEqualTo("ArithmeticException: no solution for 2");
    assertThat(process.excepted().trace()).contains("FunctionRunnerTest.fail");
  }

  @Test void aWorkfunctionRecordsItsCallsAndChildren() throws Exception {
    var process = flowOf(2);
    process.run();
    assertThat(result(process)).isEqualTo(100L);
    assertThat(process.log).extracting(event -> event.getClass().getSimpleName())
        .containsExactly("Created", "Called", "ChildStarted", "ChildEnded", "Called", "ChildStarted", "ChildEnded", "Finished");
    var parent = process.state().birth().node();
    assertThat(process.log.get(1)).isInstanceOfSatisfying(ProcessEvent.Called.class, called -> {
      assertThat(called.call().key()).isEqualTo("run#0#0");
      assertThat(called.call().birth().parent()).isEqualTo(parent);
    });
    assertThat(process.log.get(2)).isInstanceOfSatisfying(ProcessEvent.ChildStarted.class, started -> {
      assertThat(started.child().node().uuid()).isEqualTo(Ids.derived(parent.uuid(), "run#0#1"));
      assertThat(started.child().type()).isEqualTo("test.square");
      assertThat(started.child().parent()).isEqualTo(parent);
    });
    assertThat(process.finished().reports()).extracting(Report::message).containsExactly("started");
    assertThat(process.finished().outputs().get("result").origin()).isEqualTo(Value.Origin.KNOWN);
  }

  @Test void aCrashAfterAnyEventRepeatsNoCallAndNoChild() throws Exception {
    for (int crashAfter = 1; crashAfter < 7; crashAfter++) {
      BODIES.clear();
      var process = flowOf(2);
      process.crashAfter = crashAfter;
      assertThatThrownBy(process::run).isInstanceOf(Process.Crash.class);
      process.crashAfter = Integer.MAX_VALUE;
      process.run();
      assertThat(result(process)).isEqualTo(100L);
      assertThat(BODIES).containsExactly("add", "add");
      assertThat(process.log).filteredOn(ProcessEvent.ChildStarted.class::isInstance).hasSize(2);
    }
  }

  @Test void pauseTakesHoldBetweenTwoCalls() throws Exception {
    var process = flowOf(2);
    process.answers = child -> {
      process.pauseWanted = true;
      return squared(process, child);
    };
    assertThat(process.run()).isEmpty();
    assertThat(BODIES).containsExactly("add");
    process.pauseWanted = false;
    process.answers = child -> squared(process, child);
    process.run();
    assertThat(result(process)).isEqualTo(100L);
    assertThat(BODIES).containsExactly("add", "add");
  }

  @Test void aKilledWorkfunctionStops() {
    var process = flowOf(2);
    process.killed = true;
    assertThatThrownBy(process::run).isInstanceOf(InterruptedException.class);
  }

  @Test @DisplayName("SPEC 15.6/48 a workfunction must not return new data")
  void aWorkfunctionMustNotReturnNewData() throws Exception {
    Work1<Int, Int> reference = FunctionRunnerTest::fresh;
    var process = new Process(reference, 2);
    process.run();
    assertThat(process.excepted().exception()).contains("workfunction runner.fresh returned new data for output result")
        .contains("make it in a calcfunction");
    assertThat(process.log).filteredOn(ProcessEvent.StepDone.class::isInstance).singleElement()
        .isInstanceOfSatisfying(ProcessEvent.StepDone.class,
            done -> assertThat(done.reports()).extracting(Report::message).containsExactly("about to break the rule"));
  }

  @Test void aWorkfunctionCallsAnotherAndReturnsItsOwnInput() throws Exception {
    Work1<Int, Map<String, Data>> reference = FunctionRunnerTest::outer;
    var process = new Process(reference, 4);
    process.answers = child -> {
      assertThat(child.kind()).isEqualTo(ProcessKind.WORKFUNCTION);
      assertThat(child.type()).isEqualTo("runner.flow");
      return new Outcome("finished", 0, null, Map.of("result", process.env.keep(new Int(9))));
    };
    process.run();
    assertThat(process.finished().outputs().get("inner").plain()).isEqualTo(9L);
    assertThat(process.finished().outputs().get("input").ref()).isEqualTo(process.state().birth().inputs().get("x").ref());
  }

  @Test void aFailedWorkfunctionIsToldToItsCaller() throws Exception {
    assertThat(outerWith(new Outcome("finished", 420, "bad", Map.of())).finished().exitStatus()).isEqualTo(420);
    assertThat(outerWith(new Outcome("killed", null, "by me", Map.of())).excepted().exception())
        .isEqualTo("FunctionFailedException: workfunction runner.flow was killed: by me");
    assertThat(outerWith(new Outcome("excepted", null, "boom", Map.of())).excepted().exception())
        .isEqualTo("FunctionFailedException: workfunction runner.flow excepted: boom");
  }

  private static Process outerWith(Outcome outcome) throws InterruptedException {
    Work1<Int, Map<String, Data>> reference = FunctionRunnerTest::outer;
    var process = new Process(reference, 4);
    process.answers = _ -> outcome;
    process.run();
    return process;
  }

  @Test void everyEndOfAChildIsAResult() throws Exception {
    var failed = flowOf(2);
    failed.answers = _ -> new Outcome("finished", 300, "no", Map.of());
    failed.run();
    assertThat(failed.finished().exitStatus()).isEqualTo(420);
    assertThat(failed.finished().exitMessage()).isEqualTo("The child ended badly.");
    var excepted = flowOf(2);
    excepted.answers = _ -> new Outcome("excepted", null, "boom", Map.of());
    excepted.run();
    assertThat(excepted.excepted().exception()).contains("square excepted: boom");
  }

  @Test void theExitCodeOfACallEndsAWorkfunctionThatDoesNotCatchIt() throws Exception {
    Work1<Int, Int> reference = FunctionRunnerTest::refused;
    var process = new Process(reference, 2);
    process.run();
    assertThat(process.finished().exitStatus()).isEqualTo(420);
    assertThat(process.finished().outputs()).isEmpty();
  }

  @Test void theExceptionOfACallComesThroughAndIsRecorded() throws Exception {
    Work1<Int, Int> reference = FunctionRunnerTest::failing;
    var process = new Process(reference, 2);
    process.run();
    assertThat(process.excepted().exception()).isEqualTo("ArithmeticException: no solution for 2");
    assertThat(process.log.get(1)).isInstanceOfSatisfying(ProcessEvent.Called.class,
        called -> assertThat(called.call().outcome().state()).isEqualTo("excepted"));
  }

  @Test void editedCodeThatCallsSomethingElseExceptsWithASentence() throws Exception {
    var process = flowOf(2);
    process.crashAfter = 3;
    assertThatThrownBy(process::run).isInstanceOf(Process.Crash.class);
    Work1<Int, Int> other = FunctionRunnerTest::edited;
    process.run(ProcessFunction.of(other));
    assertThat(process.excepted().exception()).contains("call number 1 of this workfunction was runner.add when it ran"
        + " before, and is runner.refuse now").contains("Launch it anew");
  }

  @Test void theBodyRunsAsCodeOfItsProcess() throws Exception {
    Work1<Int, Int> reference = FunctionRunnerTest::scope;
    new Process(reference, 2).run();
    assertThat(BODIES).containsExactly("WORKFUNCTION true");
  }
}
