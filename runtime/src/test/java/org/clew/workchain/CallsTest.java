package org.clew.workchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.workchain.Scripted.does;
import static org.clew.workchain.Scripted.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clew.data.Int;
import org.clew.data.Value;
import org.clew.function.CalcFunction;
import org.clew.process.Call;
import org.clew.process.Lifecycle;
import org.clew.process.ProcessEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallsTest {
  private static final List<String> BODIES = new ArrayList<>();
  private static MemoryEnv clock;

  @CalcFunction("test.calls.quick")
  static Int quick(Int x) {
    BODIES.add("quick");
    return new Int(x.value() + 1);
  }

  @CalcFunction("test.calls.slow")
  static Int slow(Int x) {
    BODIES.add("slow");
    clock.advance(Duration.ofSeconds(3));
    return new Int(x.value() * 2);
  }

  @BeforeEach void forget() {
    BODIES.clear();
  }

  @Test void quickCallsComeWithTheirStep() {
    var driver = driver(does("a", run -> run.out("result", run.calc(CallsTest::quick, run.in().n()))));
    driver.run();
    assertThat(driver.log).hasSize(3);
    assertThat(driver.log.get(1)).isInstanceOfSatisfying(ProcessEvent.StepDone.class,
        done -> assertThat(done.calls()).hasSize(1));
    assertThat(driver.env.load(driver.state().outputs().get("result"))).isEqualTo(new Int(8));
  }

  @Test void longCallsAreDurableAtOnceAndReusedAfterACrash() {
    var crashing = new boolean[] {true};
    var driver = driver(does("before", _ -> {}), does("a", run -> {
      var one = run.calc(CallsTest::quick, run.in().n());
      var two = run.calc(CallsTest::slow, one);
      if (crashing[0]) throw new Driver.Crash();
      run.out("result", run.calc(CallsTest::quick, two));
    }));
    clock = driver.env;
    assertThatThrownBy(driver::run).isInstanceOf(Driver.Crash.class);
    assertThat(driver.steps()).containsExactly("before");
    assertThat(driver.log).filteredOn(ProcessEvent.Called.class::isInstance).hasSize(2);
    crashing[0] = false;
    driver.run();
    assertThat(BODIES).containsExactly("quick", "slow", "quick");
    assertThat(driver.env.load(driver.state().outputs().get("result"))).isEqualTo(new Int(17));
    assertThat(driver.lifecycle()).isEqualTo(new Lifecycle.Finished(0, null));
    assertNoDanglingInputs(driver);
  }

  @Test void aLongCallOfDataThatOnlyComesWithAChildWaitsForTheStep() {
    var driver = driver(does("a", run -> {
      var fresh = new Int(5);
      run.submit(Scripted.Leaf.class, new Scripted.Leaf.In(fresh));
      run.calc(CallsTest::slow, fresh);
    }));
    clock = driver.env;
    driver.run();
    assertThat(driver.log).doesNotHaveAnyElementsOfTypes(ProcessEvent.Called.class);
    assertNoDanglingInputs(driver);
  }

  @Test void callsOfAStepThatThrowsStayInTheGraph() {
    var driver = driver(does("a", run -> {
      run.calc(CallsTest::quick, run.in().n());
      throw new IllegalStateException("boom");
    }));
    driver.run();
    assertThat(driver.log).extracting(event -> event.getClass().getSimpleName()).containsExactly("Created", "Called", "Excepted");
  }

  /** Every input of a call is new with it, or came with an earlier event or earlier in the same. */
  private static void assertNoDanglingInputs(Driver driver) {
    var known = driver.log.getFirst() instanceof ProcessEvent.Created(var birth) ? uuids(birth.inputs().values().stream())
        : Set.<UUID>of();
    for (var event : driver.log) {
      switch (event) {
        case ProcessEvent.Called(_, var call) -> check(call, known);
        case ProcessEvent.StepDone done -> {
          done.children().forEach(child -> known.addAll(uuids(child.inputs().values().stream())));
          done.calls().forEach(call -> check(call, known));
        }
        case ProcessEvent _ -> { }
      }
    }
  }

  private static void check(Call call, Set<UUID> known) {
    for (var input : call.birth().inputs().values()) {
      if (input.origin() == Value.Origin.KNOWN) assertThat(known).contains(input.uuid());
      known.add(input.uuid());
    }
    known.addAll(uuids(call.outputs().values().stream()));
  }

  private static Set<UUID> uuids(Stream<Value> values) {
    return values.map(Value::uuid).collect(Collectors.toSet());
  }
}
