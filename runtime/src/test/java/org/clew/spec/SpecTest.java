package org.clew.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.spec.ExitCode.exitCode;

import java.util.Map;
import java.util.Optional;
import org.clew.data.Data;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.Str;
import org.junit.jupiter.api.Test;

class SpecTest {
  abstract static class Chain<I extends Record, C, O extends Record> {}

  enum Mode { FAST, SAFE }

  static final class Add extends Chain<Add.In, Object, Add.Out> {
    record Inner(Int a, Optional<Int> b) {}

    record In(Int x, Int y, Optional<Float> z, Inner base, Optional<Inner> extra, Map<String, Int> pseudos, Data any,
        int maxIterations,
        Optional<Mode> mode) {
      In {
        if (x != null && x.value() > 100) throw new IllegalArgumentException("x must be at most 100");
      }
    }

    record Out(Int sum, Optional<Str> note) {}

    static final ExitCode NEGATIVE = exitCode(400, "The result is negative.");
  }

  private static final Spec SPEC = Spec.named("test.add").describe("Adds.").help(Add.In::x, "Left").help(Add.Out::sum, "The sum")
      .defaultTo(Add.In::y, () -> new Int(3)).defaultTo(Add.In::maxIterations, 5).defaultTo(Add.Inner::a, 9)
      .validate(Add.In::x, x -> x.value() < 0 ? "must not be negative" : null)
      .validate(Add.In::z, z -> z.orElseThrow().value() < 0 ? "negative z" : null)
      .types(Add.In::any, Int.class, Str.class).exits(EngineExitCodes.ERROR_SUB_PROCESS_KILLED);

  private final ProcessSpec spec = SPEC.toProcessSpec(ProcessKind.WORKCHAIN, Add.class);

  @Test
  void readsPortsFromTheRecordsOfTheProcessClass() {
    assertThat(spec.inputs().byName().keySet())
        .containsExactly("x", "y", "z", "base", "extra", "pseudos", "any", "max_iterations", "mode", "metadata");
    assertThat(spec.inputs().port("x").orElseThrow()).returns("Left", Port::help).returns(true, Port::required);
    assertThat(spec.inputs().port("y").orElseThrow().required()).isFalse();
    assertThat(spec.inputs().port("z").orElseThrow().required()).isFalse();
    assertThat(spec.inputs().port("any").orElseThrow().validTypes()).containsExactly(Int.class, Str.class);
    assertThat(spec.outputs().port("sum").orElseThrow()).returns("The sum", Port::help).returns(true, Port::required);
    assertThat(spec.outputs().port("note").orElseThrow().required()).isFalse();
  }

  @Test
  void processesInputsIntoTheRecord() {
    var values = spec.process(Map.of("x", 1, "any", "text", "max_iterations", 7, "mode", "SAFE", "pseudos", Map.of("Si", 4)))
        .orThrow();

    assertThat(Records.fromMap(Add.In.class, values)).isEqualTo(new Add.In(new Int(1), new Int(3), Optional.empty(),
        new Add.Inner(new Int(9), Optional.empty()), Optional.empty(), Map.of("Si", new Int(4)), new Str("text"), 7,
        Optional.of(Mode.SAFE)));
  }

  @Test
  void givesAWholeRecordAsInputs() {
    var in = new Add.In(new Int(1), new Int(2), Optional.of(new Float(1.5)), new Add.Inner(new Int(1), Optional.empty()),
        Optional.of(new Add.Inner(new Int(2), Optional.of(new Int(3)))), Map.of(), new Int(0), 4, Optional.of(Mode.FAST));

    assertThat(Records.fromMap(Add.In.class, spec.process(Records.toMap(in)).orThrow())).isEqualTo(in);
  }

  @Test
  void tellsErrorsOfValidatorsTypesAndConstructors() {
    assertThat(paths(Map.of("x", -1, "any", 1.5, "z", -2.0, "mode", "SLOW")))
        .containsExactlyInAnyOrder("inputs.x: must not be negative",
        "inputs.any: expected data.int or data.str, got data.float 1.5", "inputs.z: negative z",
            "inputs.mode: must be one of FAST, SAFE");
    assertThat(paths(Map.of("x", 101, "any", 1))).containsExactly("inputs: x must be at most 100");
  }

  @Test
  void wantsTheRequiredPortsOfAnOptionalRecordOnceOneIsGiven() {
    var strict = Spec.named("test.strict").toProcessSpec(ProcessKind.WORKCHAIN, Add.class);

    var result = strict.process(Map.of("x", 1, "y", 1, "base", Map.of("a", 1), "any", 1, "max_iterations", 1, "extra",
        Map.of("b", 1)));

    assertThat(result).isInstanceOfSatisfying(Processed.Invalid.class,
        bad -> assertThat(bad.errors()).extracting(ValidationError::path).containsExactly("inputs.extra.a"));
  }

  @Test
  void namesExitCodesByTheirFields() {
    assertThat(spec.exitCodes().get("NEGATIVE")).isEqualTo(exitCode(400, "NEGATIVE", "The result is negative."));
    assertThat(spec.exitCodes().get(400).label()).isEqualTo("NEGATIVE");
    assertThat(spec.exitCodes().resolve(Add.NEGATIVE).label()).isEqualTo("NEGATIVE");
    assertThat(spec.exitCodes().get(302)).isEqualTo(EngineExitCodes.ERROR_SUB_PROCESS_KILLED);
    assertThat(spec.exitCodes().get(11)).isEqualTo(EngineExitCodes.ERROR_MISSING_OUTPUT);
  }

  @Test
  void refusesALambdaInPlaceOfAMethodReference() {
    assertThatThrownBy(() -> Spec.named("a").help((Add.In in) -> in.x(), "")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not by a lambda");
  }

  @Test
  void refusesAComponentOfAForeignRecord() {
    record Foreign(Int q) {}
    assertThatThrownBy(() -> Spec.named("test.add").help(Foreign::q, "").toProcessSpec(ProcessKind.WORKCHAIN, Add.class))
        .hasMessageContaining("process 'test.add': Foreign::q is neither an input nor an output");
  }

  @Test
  void refusesALiteralDefaultOfTheWrongType() {
    assertThatThrownBy(() -> Spec.named("test.add").defaultTo(Add.In::y, "three").toProcessSpec(ProcessKind.WORKCHAIN, Add.class))
        .hasMessageContaining("default of port 'y': expected data.int");
  }

  @Test
  void refusesOutputsThatAreNotData() {
    record Raw(String text) {}
    assertThatThrownBy(() -> Spec.named("a").bind(Add.In.class, Raw.class).toProcessSpec(ProcessKind.CALCJOB, Add.class))
        .hasMessageContaining("outputs must be Data");
  }

  @Test
  void refusesComponentsThatCannotBePorts() {
    record Odd(Thread thread) {}
    assertThatThrownBy(() -> Records.namespaceOf(Odd.class, Direction.INPUTS)).hasMessageContaining("Odd::thread")
        .hasMessageContaining("java.lang.Thread cannot be a port that is stored");
  }

  @Test
  void takesAnyObjectForANonStoredComponent() {
    record WithCallback(Int x, Runnable callback, int times) {}
    Runnable callback = () -> { };
    var process = Spec.named("a").bind(WithCallback.class, Add.Out.class).nonStored(WithCallback::callback)
        .nonStored(WithCallback::times).toProcessSpec(ProcessKind.WORKFUNCTION, Object.class);

    var values = process.process(Map.of("x", 1, "callback", callback, "times", 2)).orThrow();

    assertThat(Records.fromMap(WithCallback.class, values)).isEqualTo(new WithCallback(new Int(1), callback, 2));
    assertThat(SplitInputs.of(process.inputs(), values).nonStored()).isEqualTo(Map.of("callback", callback, "times", 2L));
  }

  @Test
  void refusesDataAsMetadata() {
    assertThatThrownBy(() -> Spec.named("a").metadata(Add.In::x).toProcessSpec(ProcessKind.WORKCHAIN, Add.class))
        .hasMessageContaining("In::x is Data and cannot be metadata");
  }

  @Test
  void copiesARecordWithOneComponentChanged() {
    var inner = new Add.Inner(new Int(1), Optional.empty());

    assertThat(Spec.copy(inner, Add.Inner::a, new Int(2))).isEqualTo(new Add.Inner(new Int(2), Optional.empty()));
  }

  @Test
  void describesItselfAsAPlainTree() {
    var tree = spec.describe();

    assertThat(tree).containsEntry("name", "test.add").containsEntry("kind", "workchain").containsEntry("description", "Adds.");
    assertThat(tree).extracting("inputs").extracting("x").isEqualTo(
        Map.of("kind", "port", "types", java.util.List.of("data.int"), "required", true, "help", "Left", "storage", "node"));
    assertThat(tree).extracting("inputs").extracting("max_iterations").extracting("default").isEqualTo(5L);
    assertThat(tree).extracting("exit_codes").asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .contains(Map.of("status", 400L, "label", "NEGATIVE", "message", "The result is negative.", "invalidates_cache", false));
  }

  private java.util.List<String> paths(Map<String, Object> extra) {
    return switch (spec.process(extra)) {
      case Processed.Valid(var values) -> throw new AssertionError("found valid: " + values);
      case Processed.Invalid(var errors) -> errors.stream().map(ValidationError::toString).toList();
    };
  }
}
