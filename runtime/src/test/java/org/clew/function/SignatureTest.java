package org.clew.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.NodeRef;
import org.clew.data.Str;
import org.clew.spec.InputPort;
import org.clew.spec.ValidationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SPEC 15.6/47 signatures of process functions")
class SignatureTest {
  private static ProcessFunction function(String method) {
    return ProcessFunction.of(Arrays.stream(Sums.class.getDeclaredMethods()).filter(m -> m.getName().equals(method)).findFirst()
        .orElseThrow());
  }

  private static Object call(ProcessFunction function, Map<String, ?> inputs) throws Throwable {
    var processed = function.spec().process(inputs).orThrow();
    return FunctionRun.call(function, processed, null, new NodeRef(1, new java.util.UUID(0, 1))).value();
  }

  private static String text(String method, Map<String, ?> inputs) throws Throwable {
    return ((Str) call(function(method), inputs)).value();
  }

  private static String text(String method, Object... arguments) throws Throwable {
    return text(method, function(method).inputs(arguments));
  }

  @Test void portsHaveSnakeCaseNamesTypesAndHelp() {
    var spec = function("add").spec();
    assertThat(spec.name()).isEqualTo("sums.add");
    assertThat(spec.description()).isEqualTo("Adds two numbers.");
    assertThat(spec.inputs().byName().keySet()).containsExactly("metadata", "first_number", "y");
    var port = (InputPort) spec.inputs().port("first_number").orElseThrow();
    assertThat(port.help()).isEqualTo("First summand");
    assertThat(port.validTypes()).containsExactly(Int.class);
    assertThat(port.required()).isTrue();
    assertThat(spec.outputs().isDynamic()).isTrue();
  }

  @Test void takesPositionalArguments() throws Throwable {
    var add = function("add");
    assertThat(add.inputs(new Int(1), 2)).isEqualTo(Map.of("first_number", new Int(1), "y", 2));
    assertThat(call(add, add.inputs(new Int(1), 2))).isEqualTo(new Int(3));
  }

  @Test void takesArgumentsByName() throws Throwable {
    var inputs = Map.of("y", 5, "first_number", 4, "metadata", Map.of("label", "sum"));
    assertThat(call(function("add"), inputs)).isEqualTo(new Int(9));
  }

  @Test void refusesTooManyAndTooFewArguments() {
    assertThatThrownBy(() -> function("add").inputs(1, 2, 3)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sums.add(first_number, y) takes 2 arguments, got 3");
    assertThatThrownBy(() -> function("add").inputs(1)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sums.add(first_number, y) got 1 argument; y is missing");
  }

  @Test void refusesUnknownNamesWithoutDynamic() {
    assertThatThrownBy(() -> call(function("add"), Map.of("y", 5, "first_number", 4, "z", 1)))
        .isInstanceOf(ValidationException.class).hasMessageContaining("inputs.z");
  }

  @Test void variableArgumentsAreNumberedInputs() throws Throwable {
    var all = function("all");
    assertThat(all.inputs(1, 2, 3)).isEqualTo(Map.of("start", 1, "xs_0", 2, "xs_1", 3));
    assertThat(all.inputs(1, new Int[] {new Int(2)})).isEqualTo(Map.of("start", 1, "xs_0", new Int(2)));
    assertThat(call(all, all.inputs(1, 2, 3))).isEqualTo(new Int(6));
    assertThat(call(all, all.inputs(1))).isEqualTo(new Int(1));
    assertThat(call(function("longs"), function("longs").inputs(4L, 5L))).isEqualTo(9L);
  }

  @Test void tenAndMoreVariableArgumentsKeepTheirOrder() {
    var inputs = function("all").inputs(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(inputs).containsEntry("xs_10", 11).containsEntry("xs_9", 10);
  }

  @Test void variableArgumentsAcceptNoOtherNamesNoGapsAndNoOtherTypes() {
    var all = function("all");
    assertThatThrownBy(() -> call(all, Map.of("start", 1, "ys_0", 2))).isInstanceOf(ValidationException.class)
        .hasMessageContaining("inputs.ys_0: unknown port; known ports: metadata, start, xs_0, …");
    assertThatThrownBy(() -> call(all, Map.of("start", "one", "xs_1", 2, "ys_0", 2)))
        .hasMessageContaining("inputs.start: expected data.int")
        .hasMessageContaining("inputs.xs_0: is missing").hasMessageContaining("inputs.ys_0: unknown port");
    assertThatThrownBy(() -> call(all, Map.of("start", 1, "xs_1", 2))).isInstanceOf(ValidationException.class)
        .hasMessageContaining("inputs.xs_0: is missing");
    assertThatThrownBy(() -> call(all, Map.of("start", 1, "xs_0", "two"))).isInstanceOf(ValidationException.class)
        .hasMessageContaining("inputs.xs_0");
  }

  @Test void dynamicTakesAllOtherNames() throws Throwable {
    assertThat(text("named", Map.of("n", 1, "b", 3, "a", 2))).isEqualTo("1 a=2 b=3");
    assertThat(text("named", Map.of("n", 1, "rest", 2))).isEqualTo("1 rest=2");
    assertThat(text("named", 1, Map.of("a", 2))).isEqualTo("1 a=2");
    assertThat(text("named", 1)).isEqualTo("1");
    assertThat(text("nested", Map.of("d", Map.of("k", 1), "b", true))).isEqualTo("{b=Bool[true], d={k=Int[1]}}");
  }

  @Test void dynamicRefusesOtherTypesNamespacesAndASecondValue() {
    assertThatThrownBy(() -> text("named", Map.of("n", 1, "a", "text"))).hasMessageContaining("inputs.a");
    assertThatThrownBy(() -> text("named", Map.of("n", 1, "a", Map.of("b", new Int(1))))).hasMessageContaining("not a namespace");
    assertThatThrownBy(() -> text("named", 1, Map.of("n", 2))).hasMessageContaining("two values for n");
  }

  @Test void defaultsAreReadByTheTypeOfTheirPort() throws Throwable {
    assertThat(text("defaults", Map.of())).isEqualTo("3 2.5 true hello [] {} Float[1.5]");
    assertThat(text("defaults", Map.of("n", 4, "word", "bye", "u", 7))).isEqualTo("4 2.5 true bye [] {} Int[7]");
    assertThat(text("defaults", null, 1.0)).isEqualTo("3 1.0 true hello [] {} Float[1.5]");
  }

  @Test void everyProcessGetsItsOwnDefault() {
    var spec = function("defaults").spec();
    var one = spec.process(Map.of()).orThrow().get("n");
    assertThat(spec.process(Map.of()).orThrow().get("n")).isEqualTo(one).isNotSameAs(one);
  }

  @Test void optionalMayBeMissingOrNull() throws Throwable {
    var nulls = new LinkedHashMap<String, Object>();
    nulls.put("n", null);
    assertThat(text("optional", nulls)).isEqualTo("Optional.empty Optional.empty");
    assertThat(text("optional", null, "a")).isEqualTo("Optional.empty Optional[a]");
    assertThat(text("optional", Optional.of(new Int(3)))).isEqualTo("Optional[3] Optional.empty");
  }

  @Test void requiredRefusesNull() {
    assertThatThrownBy(() -> text("add", null, 1)).isInstanceOf(ValidationException.class)
        .hasMessageContaining("null is not accepted");
  }

  @Test void unionsAcceptTheirTypesOnly() throws Throwable {
    assertThat(text("union", 1, "x")).isEqualTo("data.int data.str");
    assertThat(text("union", new Float(1), new Dict(Map.of()))).isEqualTo("data.float data.dict");
    assertThatThrownBy(() -> text("union", "text", 1)).isInstanceOf(ValidationException.class)
        .hasMessageContaining("expected data.int or data.float");
  }

  @Test void builtinsAreUnwrappedForTheBody() throws Throwable {
    assertThat(text("builtin", 1, 2, 3.5, true, "e", List.of(1, "f"), Map.of("g", 1))).isEqualTo("1 2 3.5 true e [1, f] {g=1}");
    assertThatThrownBy(() -> text("builtin", 1, 3_000_000_000L, 3.5, true, "e", List.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("inputs.b: 3000000000 does not fit type int; declare it long");
  }

  @Test void metadataReachesOnlyAFunctionThatDeclaresIt() throws Throwable {
    assertThat(text("settings", Map.of("n", 1, "metadata", Map.of("label", "mine")))).isEqualTo("1 mine");
    assertThat(function("settings").spec().inputs()).isNotNull()
        .satisfies(inputs -> assertThat(inputs.port("metadata.call_link_label")).isPresent());
  }
}
