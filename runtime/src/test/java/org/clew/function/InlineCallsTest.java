package org.clew.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.clew.cache.CalcCache;
import org.clew.cache.Hit;
import org.clew.cache.Search;
import org.clew.data.Data;
import org.clew.data.Dict;
import org.clew.data.Int;
import org.clew.data.NodeRef;
import org.clew.data.Str;
import org.clew.data.Value;
import org.clew.definition.Definition;
import org.clew.definition.InputCheck;
import org.clew.definition.Nursery;
import org.clew.definition.ProcessScope;
import org.clew.process.Birth;
import org.clew.process.Ids;
import org.clew.spec.ExitCode;
import org.clew.spec.ProcessKind;
import org.clew.spec.ValidationException;
import org.clew.workchain.MemoryEnv;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Calcfunctions in place")
class InlineCallsTest {
  static final ExitCode NEGATIVE = ExitCode.exitCode(410, "The number {n} is negative.");

  record Division(Int quotient, Optional<Int> rest) {}

  @CalcFunction("test.add")
  static Int add(Int x, Int y) {
    return new Int(x.value() + y.value());
  }

  @CalcFunction("test.divide")
  static Division divide(Int x, Int y) {
    var rest = x.value() % y.value();
    var quotient = y.value() == 1 ? null : new Int(x.value() / y.value());
    return new Division(quotient, rest == 0 ? Optional.empty() : Optional.of(new Int(rest)));
  }

  /** Returns whatever the test put there. */
  @CalcFunction("test.give")
  static Object give(Int x) throws Exception {
    var given = GIVEN.get();
    return given instanceof Exception failure ? fail(failure) : given == INPUT ? x : given;
  }

  @CalcFunction("test.root")
  static Int root(Int x) {
    if (x.value() < 0) throw new FunctionExit(NEGATIVE.format(Map.of("n", x.value())));
    return new Int((long) Math.sqrt(x.value()));
  }

  @CalcFunction("test.twice")
  static double[] twice(double[] x) {
    return java.util.Arrays.stream(x).map(each -> 2 * each).toArray();
  }

  @CalcFunction("test.nests")
  static Int nests(Int x) {
    Calc2<Int, Int, Int> inner = InlineCallsTest::add;
    return (Int) call(inner, x, x).orThrow();
  }

  private static final Object INPUT = new Object();
  private static final ThreadLocal<Object> GIVEN = new ThreadLocal<>();
  private static final MemoryEnv ENV = new MemoryEnv();
  private static final NodeRef PARENT = new NodeRef(77, new UUID(7, 77));
  private static final Nursery NURSERY = new Nursery(ENV, definition -> Map.of("code", definition.owner().getSimpleName()));

  private static Object fail(Exception failure) throws Exception {
    throw failure;
  }

  private static InlineResult call(CalcReference reference, Object... arguments) {
    var function = ProcessFunction.of(reference);
    return InlineCalls.call(function, function.inputs(arguments), PARENT, "a#0#1", NURSERY);
  }

  private static InlineResult give(Object value) {
    GIVEN.set(value);
    Calc1<Int, Object> reference = InlineCallsTest::give;
    return call(reference, 1);
  }

  @Test void makesANodeWithInputsAndOutputs() {
    Calc2<Int, Int, Int> reference = InlineCallsTest::add;
    var result = call(reference, new Int(2), 3);
    var birth = result.call().birth();
    assertThat(birth.node().uuid()).isEqualTo(Ids.derived(PARENT.uuid(), "a#0#1"));
    assertThat(birth.kind()).isEqualTo(ProcessKind.CALCFUNCTION);
    assertThat(birth.type()).isEqualTo("test.add");
    assertThat(birth.label()).isEqualTo("add");
    assertThat(birth.parent()).isEqualTo(PARENT);
    assertThat(birth.callLabel()).isEqualTo("CALL");
    assertThat(birth.version()).isEqualTo(Map.of("code", "InlineCallsTest"));
    assertThat(birth.inputs()).hasEntrySatisfying("x", value -> assertThat(value.plain()).isEqualTo(2L))
        .hasEntrySatisfying("y", value -> assertThat(value.origin()).isEqualTo(Value.Origin.NEW));
    assertThat(result.call().key()).isEqualTo("a#0#1");
    assertThat(result.call().outcome().isOk()).isTrue();
    assertThat(result.call().outputs().get("result").plain()).isEqualTo(5L);
  }

  @Test void theCallerGetsTheStoredOutputItself() {
    Calc2<Int, Int, Int> reference = InlineCallsTest::add;
    var result = call(reference, 2, 3);
    var sum = (Int) result.orThrow();
    assertThat(sum).isSameAs(result.outputs().get("result"));
    assertThat(sum.node()).contains(result.call().outputs().get("result").ref());
  }

  @Test void metadataNamesTheProcessAndItsCallLink() {
    Calc2<Int, Int, Int> reference = InlineCallsTest::add;
    var function = ProcessFunction.of(reference);
    var inputs = function.inputs(1, 2);
    inputs.put("metadata", Map.of("label", "mine", "description", "why", "call_link_label", "first"));
    var birth = InlineCalls.call(function, inputs, PARENT, "k", NURSERY).call().birth();
    assertThat(List.of(birth.label(), birth.description(), birth.callLabel())).containsExactly("mine", "why", "first");
    assertThat(birth.inputs()).containsOnlyKeys("x", "y");
  }

  @Test void anEqualCallThatWasMadeBeforeIsNotMadeAgain() {
    var function = ProcessFunction.of((Calc2<Int, Int, Int>) InlineCallsTest::add);
    var source = new NodeRef(5, new UUID(5, 5));
    var before = new Hit(source, 0, null, Map.of("result", new Value(6, new UUID(6, 6), "data.int", 99L, Value.Origin.KNOWN)));
    var result = InlineCalls.call(function, function.inputs(2, 3), PARENT, "k", caching(Optional.of(before), null));
    assertThat(result.orThrow()).isEqualTo(new Int(99));
    assertThat(result.call().cachedFrom()).isEqualTo(source.uuid());
    assertThat(result.call().birth().hash()).isEqualTo("hash of test.add");
    assertThat(result.call().outputs().get("result")).satisfies(clone -> {
      assertThat(clone.origin()).isEqualTo(Value.Origin.NEW);
      assertThat(clone.uuid()).isNotEqualTo(new UUID(6, 6));
      assertThat(((Int) result.orThrow()).node()).contains(clone.ref());
    });
  }

  @Test void nestedOutputsComeFromTheCacheNested() {
    var function = ProcessFunction.of((Calc1<Int, Object>) InlineCallsTest::give);
    var before = new Hit(new NodeRef(5, new UUID(5, 5)), 0, null,
        Map.of("terms__first", new Value(6, new UUID(6, 6), "data.int", 99L, Value.Origin.KNOWN)));
    var result = InlineCalls.call(function, function.inputs(2), PARENT, "k", caching(Optional.of(before), null));
    assertThat(result.orThrow()).isEqualTo(Map.of("terms", Map.of("first", new Int(99))));
    assertThat(result.call().outputs()).containsOnlyKeys("terms__first");
  }

  @Test void anExitCodeComesFromTheCacheAsWell() {
    var function = ProcessFunction.of((Calc1<Int, Int>) InlineCallsTest::root);
    var before = new Hit(new NodeRef(5, new UUID(5, 5)), 410, "The number -4 is negative.", Map.of());
    var result = InlineCalls.call(function, function.inputs(-4), PARENT, "k", caching(Optional.of(before), null));
    assertThatThrownBy(result::orThrow).isInstanceOfSatisfying(FunctionExit.class,
        exit -> assertThat(exit.code().message()).isEqualTo("The number -4 is negative."));
  }

  @Test void aMissIsNotedOnTheCall() {
    var function = ProcessFunction.of((Calc2<Int, Int, Int>) InlineCallsTest::add);
    var result = InlineCalls.call(function, function.inputs(2, 3), PARENT, "k", caching(Optional.empty(), "There was none."));
    assertThat(result.orThrow()).isEqualTo(new Int(5));
    assertThat(result.call().cacheMiss()).isEqualTo("There was none.");
    assertThat(result.call().cachedFrom()).isNull();
  }

  private static Nursery caching(Optional<Hit> hit, String miss) {
    return new Nursery(ENV, _ -> Map.of(), InputCheck.NONE, new CalcCache() {
      @Override public String hash(Birth birth) {
        return "hash of " + birth.type();
      }

      @Override public Search search(Birth birth, Definition definition) {
        assertThat(birth.hash()).isEqualTo("hash of " + definition.name());
        return new Search() {
          @Override public Optional<Hit> next() {
            return hit;
          }

          @Override public void refuse(String why) {}

          @Override public Optional<String> miss() {
            return Optional.ofNullable(miss);
          }
        };
      }
    });
  }

  @Test void invalidInputsMakeNoNode() {
    Calc2<Int, Int, Int> reference = InlineCallsTest::add;
    assertThatThrownBy(() -> call(reference, "two", "three")).isInstanceOf(ValidationException.class)
        .hasMessageContaining("calcfunction test.add, inputs.x").hasMessageContaining("inputs.y");
  }

  @Test void nullAndAnEmptyMappingGiveNoOutputs() {
    assertThat(give((Object) null).outputs()).isEmpty();
    assertThat(give(Map.of()).call().outcome().isOk()).isTrue();
  }

  @Test void aNestedMappingGivesAnOutputForEachLeaf() {
    var result = give(Map.of("a", new Int(1), "inner", Map.of("b", new Str("x"))));
    assertThat(result.outputs()).isEqualTo(Map.of("a", new Int(1), "inner__b", new Str("x")));
    assertThat(result.call().outputs()).containsOnlyKeys("a", "inner__b");
  }

  @Test void builtinsBecomeTheResult() {
    assertThat(give(5L).outputs()).isEqualTo(Map.of("result", new Int(5)));
    assertThat(give("text").outputs()).isEqualTo(Map.of("result", new Str("text")));
    assertThat(give(Map.of("plain", 1)).outputs()).isEqualTo(Map.of("result", new Dict(Map.of("plain", 1))));
    assertThat(give(List.of(1, 2)).outputs().get("result").plain()).isEqualTo(List.of(1L, 2L));
  }

  @Test void anExitCodeGivesItsStatusAndNoOutputs() {
    var result = give(NEGATIVE);
    assertThat(result.call().outcome().exitStatus()).isEqualTo(410);
    assertThat(result.call().outcome().outputs()).isEmpty();
    assertThat(result.orThrow()).isEqualTo(NEGATIVE.labelled("NEGATIVE"));
  }

  @Test void anExitCodeIsThrownToACallerWhoseTypeHasNoPlaceForIt() {
    Calc1<Int, Int> reference = InlineCallsTest::root;
    var result = call(reference, -4);
    assertThat(result.call().outcome().message()).isEqualTo("The number -4 is negative.");
    assertThatThrownBy(result::orThrow).isInstanceOfSatisfying(FunctionExit.class,
        exit -> assertThat(exit.code()).isEqualTo(
            new ExitCode(410, "NEGATIVE", "The number -4 is negative.", ExitCode.CacheUse.ALLOWED)));
    assertThat(call(reference, 9).orThrow()).isEqualTo(new Int(3));
  }

  @Test void recordComponentsAreDeclaredOutputs() {
    Calc2<Int, Int, Division> reference = InlineCallsTest::divide;
    assertThat(ProcessFunction.of(reference).spec().outputs().byName().keySet()).containsExactly("quotient", "rest");
    var result = call(reference, 7, 2);
    assertThat(result.outputs()).isEqualTo(Map.of("quotient", new Int(3), "rest", new Int(1)));
    assertThat(call(reference, 8, 2).outputs()).containsOnlyKeys("quotient");
  }

  @Test void aMissingRequiredOutputIsExitCode11() {
    Calc2<Int, Int, Division> reference = InlineCallsTest::divide;
    var outcome = call(reference, 8, 1).call().outcome();
    assertThat(outcome.exitStatus()).isEqualTo(11);
    assertThat(outcome.message()).contains("outputs.quotient");
  }

  @Test void anythingElseExcepts() {
    assertExcepts(new Thread(), "returned a Thread, which cannot be outputs");
    assertExcepts(Map.of("a", new Int(1), "b", 3), "returned a Integer for output b");
    assertExcepts(Map.of("two__parts", new Int(1)), "returned output two__parts");
    assertExcepts(Map.of(1, new Int(1)), "which is not text");
    var holed = new LinkedHashMap<String, Data>();
    holed.put("a", new Int(1));
    holed.put("b", null);
    assertExcepts(holed, "returned null for output b");
  }

  @Test @DisplayName("SPEC 15.6/48 a calcfunction must not return stored data")
  void aCalcfunctionMustNotReturnStoredData() {
    assertExcepts(INPUT, "calcfunction test.give returned data that is stored already");
    assertExcepts(INPUT, "return a new value");
    var stored = new Int(4);
    ENV.keep(stored);
    assertExcepts(Map.of("fine", new Int(1), "mine", Map.of("old", stored)), "for output mine.old");
  }

  @Test void aCalcfunctionMustNotReturnOneObjectTwice() {
    var twice = new Int(4);
    assertExcepts(Map.of("a", twice, "b", twice), "returned one object for outputs");
  }

  @Test @DisplayName("SPEC 15.6/48 a calcfunction must not call a process")
  void aCalcfunctionMustNotCallAProcess() {
    Calc1<Int, Int> reference = InlineCallsTest::nests;
    var result = call(reference, 2);
    assertThat(result.call().outcome().state()).isEqualTo("excepted");
    assertThat(result.failure()).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot call calcfunction test.add: calculations call no processes");
    assertThat(ProcessScope.current()).isNull();
  }

  @Test void theGuardLetsWorkflowsAndOutsidersPass() {
    Guard.refuseInsideCalculation("a process");
    ProcessScope.call(new ProcessScope.Inside(PARENT, ProcessKind.WORKCHAIN), () -> {
      Guard.refuseInsideCalculation("a process");
      return null;
    });
    assertThatThrownBy(() -> ProcessScope.call(new ProcessScope.Inside(PARENT, ProcessKind.CALCJOB), () -> {
      Guard.refuseInsideCalculation("a process");
      return null;
    })).hasMessageContaining("the calcjob of node 77 cannot call a process");
  }

  @Test void theExceptionOfTheBodyComesToTheCallerAsItIs() {
    var failure = new IOException("no such file");
    var result = give(failure);
    assertThat(result.call().outcome().message()).isEqualTo("IOException: no such file");
    assertThat(result.call().outputs()).isEmpty();
    assertThatThrownBy(result::orThrow).isSameAs(failure);
  }

  @Test void anInterruptionIsNoOutcome() {
    assertThatThrownBy(() -> give(new InterruptedException())).isInstanceOf(InterruptedException.class);
  }

  @Test void aRecordedCallAnswersWithoutRunning() {
    Calc2<Int, Int, Division> divide = InlineCallsTest::divide;
    assertThat(again(divide, call(divide, 7, 2)).orThrow()).isEqualTo(new Division(new Int(3), Optional.of(new Int(1))));
    Calc2<Int, Int, Int> add = InlineCallsTest::add;
    var recorded = again(add, call(add, 7, 2));
    assertThat(recorded.orThrow()).isEqualTo(new Int(9));
    assertThat(recorded.outputs().get("result").node()).contains(recorded.call().outputs().get("result").ref());
    Calc1<Int, Int> root = InlineCallsTest::root;
    assertThatThrownBy(again(root, call(root, -1))::orThrow).isInstanceOf(FunctionExit.class);
    Calc1<Int, Object> give = InlineCallsTest::give;
    assertThat(again(give, give(Map.of("a", Map.of("b", new Int(1))))).orThrow()).isEqualTo(Map.of("a", Map.of("b", new Int(1))));
    assertThatThrownBy(again(give, give(new IOException("gone")))::orThrow).isInstanceOf(FunctionFailedException.class)
        .hasMessage("test.give excepted: IOException: gone");
  }

  @Test void arraysOfNumbersGoInAndComeOut() {
    Calc1<double[], double[]> twice = InlineCallsTest::twice;
    var first = call(twice, new double[] {1, 2.5});
    assertThat(first.orThrow()).isEqualTo(new double[] {2, 5});
    assertThat(first.outputs().get("result").type()).isEqualTo("data.array");
    assertThat(again(twice, first).orThrow()).isEqualTo(new double[] {2, 5});
  }

  private static InlineResult again(CalcReference reference, InlineResult first) {
    return InlineCalls.recorded(ProcessFunction.of(reference), first.call(), ENV);
  }

  private static void assertExcepts(Object given, String message) {
    var result = give(given);
    assertThat(result.call().outcome().state()).isEqualTo("excepted");
    assertThat(result.call().outcome().exitStatus()).isNull();
    assertThat(result.call().outputs()).isEmpty();
    assertThatThrownBy(result::orThrow).isInstanceOf(IllegalStateException.class).hasMessageContaining(message);
  }
}
