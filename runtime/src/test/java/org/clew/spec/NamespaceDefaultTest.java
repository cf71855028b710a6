package org.clew.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.clew.data.Int;
import org.clew.data.NodeRef;
import org.clew.data.Str;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SPEC 2.1 a namespace has a default, a mapping that is taken as a whole")
class NamespaceDefaultTest {
  private static final PortNamespace GRID = PortNamespace.of("grid", InputPort.of("x", Int.class), InputPort.of("y", Int.class),
      InputPort.of("z", Int.class).defaultTo(new Int(1)));
  private static final Map<String, Object> TWO_THREE = Map.of("x", 2, "y", new Int(3));
  private static final Map<String, Object> FILLED = Map.of("x", new Int(2), "y", new Int(3), "z", new Int(1));

  public record Grid(Int x, Int y, Int z) {}

  public record In(Grid grid, Optional<Grid> other, Map<String, Int> more) {}

  public record Out() {}

  private static PortNamespace inputs(PortNamespace grid) {
    return PortNamespace.of("inputs", grid);
  }

  private static Object grid(PortNamespace grid, Map<String, ?> given) {
    return InputProcessing.process(inputs(grid), given).orThrow().get("grid");
  }

  private static List<String> errors(PortNamespace grid, Map<String, ?> given) {
    return ((Processed.Invalid) InputProcessing.process(inputs(grid), given)).errors().stream().map(ValidationError::toString)
        .toList();
  }

  @Test void isTakenWhenNothingIsGivenAndOnlyThen() {
    var grid = GRID.defaultTo(TWO_THREE);
    assertThat(grid(grid, Map.of())).as("raw values become data, and ports have their own defaults").isEqualTo(FILLED);
    assertThat(grid(grid, Collections.singletonMap("grid", null))).as("null counts as nothing").isEqualTo(FILLED);
    assertThat(grid(grid, Map.of("grid", Map.of("x", 5, "y", 6)))).isEqualTo(Map.of("x", new Int(5), "y", new Int(6), "z",
        new Int(1)));
    assertThat(errors(grid, Map.of("grid", Map.of("x", 5)))).as("what is given stands alone")
        .containsExactly("inputs.grid.y: required, but not given (data.int)");
    assertThat(errors(grid, Map.of("grid", Map.of()))).as("an empty mapping is something").hasSize(2);
    assertThat(grid(grid.optional(), Map.of("grid", Map.of("x", 5, "y", 6, "z", 7)))).isEqualTo(Map.of("x", new Int(5), "y",
        new Int(6), "z", new Int(7)));
    assertThat(grid(grid.optional().withoutPopulatingDefaults(), Map.of())).as("no defaults at all").isNull();
  }

  @Test void isJudgedWhenItIsDefined() {
    assertThatThrownBy(() -> GRID.defaultTo(Map.of("x", "two", "w", 1))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("default of namespace 'grid'", "grid.x: expected data.int", "grid.y: required",
            "grid.w: unknown port");
    assertThatThrownBy(() -> GRID.validator((_, _) -> "too coarse").defaultTo(TWO_THREE)).hasMessageContaining("too coarse");
    var options = PortNamespace.of("options", InputPort.of("queue", String.class)).defaultTo(Map.of("queue", "debug"));
    var metadata = PortNamespace.of("inputs", PortNamespace.of("metadata", options).metadata());
    assertThat(InputProcessing.process(metadata, Map.of()).orThrow()).as("plain text where it comes into metadata")
        .isEqualTo(Map.of("metadata", Map.of("options", Map.of("queue", "debug"))));
  }

  @Test void givesEachProcessValuesOfItsOwn() {
    var grid = GRID.defaultTo(TWO_THREE);
    var first = (Int) ((Map<?, ?>) grid(grid, Map.of())).get("y");
    first.stored(new NodeRef(1, new java.util.UUID(0, 1)));
    assertThat(((Int) ((Map<?, ?>) grid(grid, Map.of())).get("y")).node()).isEmpty();
    var calls = new AtomicLong();
    var lazy = GRID.defaultFrom(() -> Map.of("x", new Int(calls.incrementAndGet()), "y", new Int(0)));
    assertThat(calls).hasValue(0);
    assertThat(((Map<?, ?>) grid(lazy, Map.of())).get("x")).isEqualTo(new Int(1));
    assertThat(((Map<?, ?>) grid(lazy, Map.of())).get("x")).isEqualTo(new Int(2));
    assertThat(errors(GRID.defaultFrom(() -> Map.of("x", "two")), Map.of())).hasSize(2).first().asString()
        .contains("inputs.grid.x");
    assertThat(errors(GRID.defaultFrom(() -> {
      throw new IllegalStateException("no network");
    }), Map.of())).singleElement().asString().contains("inputs.grid: the default could not be computed", "no network");
  }

  @Test void isExposedWithItsPortsOrReplaced() {
    var source = ProcessSpec.of("test.source", ProcessKind.WORKCHAIN).withInputs(inputs(GRID.defaultTo(TWO_THREE)));
    var spec = ProcessSpec.of("test.outer", ProcessKind.WORKCHAIN);
    assertThat(spec.exposeInputs(source, "sub", Exposure.ALL).process(Map.of()).orThrow().get("sub"))
        .isEqualTo(Map.of("grid", FILLED));
    assertThat(spec.exposeInputs(source, "sub", Exposure.excluding("grid.x")).process(Map.of()).orThrow().get("sub"))
        .isEqualTo(Map.of("grid", Map.of("y", new Int(3), "z", new Int(1))));
    var other = new HashMap<String, Object>();
    other.put("default", Map.of("grid", Map.of("x", 7, "y", 8)));
    assertThat(spec.exposeInputs(source, "sub", Exposure.ALL.options(other)).process(Map.of()).orThrow().get("sub"))
        .isEqualTo(Map.of("grid", Map.of("x", new Int(7), "y", new Int(8), "z", new Int(1))));
    assertThatThrownBy(() -> spec.exposeInputs(source, "sub", Exposure.ALL.options(Map.of("default", Map.of("gird", 1)))))
        .hasMessageContaining("did you mean 'grid'?");
    assertThatThrownBy(() -> Exposure.ALL.options(Map.of("default", 3))).hasMessageContaining("the option 'default' must be");
  }

  @Test void componentsOfRecordsHaveThem() {
    var spec = Spec.named("test.grids").bind(In.class, Out.class)
        .defaultTo(In::grid, new Grid(new Int(2), new Int(3), new Int(4)))
        .defaultTo(In::other, () -> Optional.of(new Grid(new Int(5), new Int(6), new Int(7))))
        .defaultTo(In::more, Map.of("some", new Int(8))).toProcessSpec(ProcessKind.WORKCHAIN, getClass());
    var in = Records.fromMap(In.class, spec.process(Map.of()).orThrow());
    assertThat(in).isEqualTo(new In(new Grid(new Int(2), new Int(3), new Int(4)),
        Optional.of(new Grid(new Int(5), new Int(6), new Int(7))), Map.of("some", new Int(8))));
    assertThatThrownBy(() -> Spec.named("test.bad").bind(In.class, Out.class).defaultTo(In::grid, new Str("no"))
        .toProcessSpec(ProcessKind.WORKCHAIN, getClass())).hasMessageContaining("needs a record or a mapping as its default");
  }

  @Test void isShownToPeopleAndEditors() {
    var spec = ProcessSpec.of("test.shown", ProcessKind.WORKCHAIN).withInputs(inputs(GRID.defaultTo(TWO_THREE)));
    var schema = InputSchema.of(spec);
    assertThat(schema).doesNotContainKey("required");
    var grid = (Map<?, ?>) ((Map<?, ?>) schema.get("properties")).get("grid");
    assertThat(grid.get("default")).isEqualTo(Map.of("x", 2L, "y", 3L));
    assertThat(grid.get("type")).as("null is nothing").isEqualTo(List.of("object", "null"));
    assertThat(grid.get("required")).as("whoever gives something gives all").isEqualTo(List.of("x", "y"));
    assertThat(((Map<?, ?>) ((Map<?, ?>) spec.describe().get("inputs")).get("grid")).get("default"))
        .isEqualTo(Map.of("x", 2L, "y", 3L));
    var builder = new InputsBuilder(spec);
    assertThat(builder.get("grid")).isEqualTo(TWO_THREE);
    assertThat(builder.explained()).contains("grid:  # default {");
  }
}
