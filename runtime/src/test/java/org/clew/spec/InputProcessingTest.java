package org.clew.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.clew.data.Data;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.JsonData;
import org.clew.data.NodeRef;
import org.clew.data.Str;
import org.clew.data.array.ArrayData;
import org.clew.data.array.NdArray;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InputProcessingTest {
  private static final PortNamespace OPTIONS = PortNamespace.of("options", InputPort.of("resources", Map.class)).metadata();
  private static final PortNamespace NESTED = PortNamespace.of("inputs",
      InputPort.of("x", Int.class),
      InputPort.of("y", Int.class),
      InputPort.of("z", Int.class).validator((v, _) -> ((Int) v).value() < 0 ? "must not be negative" : null),
      PortNamespace.of("base", PortNamespace.of("pw", PortNamespace.of("metadata", OPTIONS))));

  @Test
  @DisplayName("SPEC 15.2/13 missing, wrong type, validator, unexpected and nested errors come in one exception with full paths")
  void tellsAllErrorsAtOnce() {
    var given = Map.of("y", "two", "z", -1, "reslut", 3, "base", Map.of("pw", Map.of("metadata", Map.of("options", Map.of()))));

    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> InputProcessing.process(NESTED, given).orThrow())
        .satisfies(e -> {
          assertThat(e.errors()).extracting(ValidationError::path).containsExactlyInAnyOrder("inputs.x", "inputs.y", "inputs.z",
              "inputs.reslut", "inputs.base.pw.metadata.options.resources");
          assertThat(e).hasMessageContaining("5 errors").hasMessageContaining("inputs.x: required, but not given (data.int)")
              .hasMessageContaining("inputs.y: expected data.int, got data.str two")
              .hasMessageContaining("inputs.z: must not be negative");
        });
  }

  @Test
  void suggestsThePortThatWasMeant() {
    var spec = PortNamespace.of("inputs", InputPort.of("structure", Int.class).optional(), InputPort.of("kpoints").optional());

    assertThat(errors(spec, Map.of("strcture", 1))).singleElement().satisfies(e -> {
      assertThat(e.path()).isEqualTo("inputs.strcture");
      assertThat(e.message()).contains("did you mean 'structure'?");
    });
  }

  @Test
  @DisplayName("A name that is declared elsewhere is told its place; options of a work chain belong to the jobs that it calls")
  void saysWhereAMisplacedNameBelongs() {
    var job = PortNamespace.of("pw", PortNamespace.of("metadata", OPTIONS), InputPort.of("cutoff").optional());
    var metadata = PortNamespace.of("metadata", InputPort.of("label", String.class).optional()).metadata();
    var chain = PortNamespace.of("inputs", metadata);
    var options = Map.of("metadata", Map.of("options", Map.of("queue_name", "debug")), "cutoff", 3);

    assertThat(errors(chain, options)).extracting(ValidationError::toString).containsExactly(
        "inputs.metadata.options: unknown port; only a calculation job has options, and none has its inputs exposed here"
            + " (known ports: label)", "inputs.cutoff: unknown port; known ports: metadata");
    assertThat(errors(chain.with(job.optional()), options)).extracting(ValidationError::toString).containsExactly(
        "inputs.metadata.options: unknown port; options belong to the calculation job that is called, here 'pw.metadata.options'"
            + " (known ports: label)", "inputs.cutoff: unknown port; there is 'pw.cutoff' (known ports: metadata, pw)");
    var base = chain.with(PortNamespace.of("base", job, job.renamed("ph"), job.renamed("dos"), job.renamed("bands")).optional());
    assertThat(errors(base, options).getFirst().message()).contains(
        "here 'base.pw.metadata.options' or 'base.ph.metadata.options' or 'base.dos.metadata.options' or 1 more");
    var spec = ProcessSpec.of("test.chain", ProcessKind.WORKCHAIN);
    assertThatThrownBy(() -> new InputsBuilder(spec.withInputs(chain.with(PortNamespace.of("base", job)))).setText(
        "base.metadata.options.queue_name", "debug")).hasMessageContaining("inputs.base.metadata: unknown port");
    assertThatThrownBy(() -> new InputsBuilder(spec.withInputs(chain.with(PortNamespace.of("base",
        PortNamespace.of("metadata"), job)))).setText("base.metadata.options.queue_name", "debug"))
        .hasMessageContaining("inputs.base.metadata.options: unknown port; options belong to the calculation job that is called,"
            + " here 'base.pw.metadata.options'");
  }

  @Test
  @DisplayName("SPEC 2.1 an array of numbers becomes data.array, also as nested lists where the port wants one")
  void makesArraysOfNumbersData() {
    var spec = PortNamespace.of("inputs", InputPort.of("any"), InputPort.of("forces", ArrayData.class),
        InputPort.of("setup", JsonData.class));

    var values = InputProcessing.process(spec, Map.of("any", new double[] {1, 2}, "forces", List.of(List.of(1, 2), List.of(3, 4)),
        "setup", List.of("a", Map.of("b", 1)))).orThrow();

    assertThat(values.get("any")).isEqualTo(ArrayData.of(NdArray.of(new double[] {1, 2})));
    assertThat(values.get("forces")).isEqualTo(ArrayData.of(NdArray.of(new long[][] {{1, 2}, {3, 4}})));
    assertThat(values.get("setup")).isEqualTo(new JsonData(List.of("a", Map.of("b", 1L))));
    assertThat(errors(spec, Map.of("any", 1, "forces", List.of(List.of(1), List.of("x")), "setup", 1))).singleElement()
        .satisfies(e -> assertThat(e.toString()).contains("inputs.forces", "1.0: expected a number, found x"));
  }

  @Test
  @DisplayName("SPEC 15.2/14 a lazy default is computed for each instance, a literal one is validated at definition")
  void evaluatesLazyDefaultsForEachInstance() {
    var calls = new AtomicLong();
    var spec = PortNamespace.of("inputs", InputPort.of("n", Int.class).defaultFrom(() -> new Int(calls.incrementAndGet())));

    assertThat(values(spec, Map.of())).containsExactly(entry("n", new Int(1)));
    assertThat(values(spec, Map.of())).containsExactly(entry("n", new Int(2)));
    assertThat(values(spec, Map.of("n", 7))).containsExactly(entry("n", new Int(7)));
    assertThat(calls).hasValue(2);

    assertThatThrownBy(() -> InputPort.of("n", Int.class).defaultTo(new Str("seven")))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("default of port 'n': expected data.int");
    assertThatThrownBy(() -> InputPort.of("n", Int.class).defaultTo(new Int(-1)).validator((_, _) -> "too small"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("default of port 'n': too small");
  }

  @Test
  void reportsALazyDefaultOfTheWrongTypeAtItsPath() {
    var spec = PortNamespace.of("inputs", InputPort.of("n", Int.class).defaultFrom(() -> "raw"),
        InputPort.of("m", Int.class).defaultFrom(() -> { throw new IllegalStateException("no network"); }));

    assertThat(errors(spec, Map.of())).extracting(ValidationError::path).containsExactlyInAnyOrder("inputs.n", "inputs.m");
  }

  @Test
  void givesEachInstanceItsOwnCopyOfALiteralDefault() {
    var spec = PortNamespace.of("inputs", InputPort.of("n", Int.class).defaultTo(new Int(3)));

    var first = (Data) values(spec, Map.of()).get("n");
    first.stored(new NodeRef(1, java.util.UUID.randomUUID()));
    var second = (Data) values(spec, Map.of()).get("n");

    assertThat(second).isEqualTo(first).isNotSameAs(first);
    assertThat(second.node()).isEmpty();
  }

  @Test
  void makesARequiredPortWithADefaultNotRequired() {
    assertThat(InputPort.of("n", Int.class).required()).isTrue();
    assertThat(InputPort.of("n", Int.class).defaultTo(new Int(1)).required()).isFalse();
    assertThat(InputPort.of("n", Int.class).optional().required()).isFalse();
  }

  @Test
  void acceptsNullOnlyForOptionalPorts() {
    var nothing = new HashMap<String, Object>();
    nothing.put("n", null);

    assertThat(values(PortNamespace.of("inputs", InputPort.of("n", Int.class).optional()), nothing)).containsEntry("n", null);
    assertThat(errors(PortNamespace.of("inputs", InputPort.of("n", Int.class)), nothing)).hasSize(1);
    assertThat(errors(PortNamespace.of("inputs", InputPort.of("n", Int.class).defaultTo(new Int(1))), nothing)).hasSize(1);
  }

  @Test
  void leavesTheGivenMappingAsItIs() {
    var given = new HashMap<String, Object>(Map.of("x", 1));
    var spec = PortNamespace.of("inputs", InputPort.of("x", Int.class), InputPort.of("y", Int.class).defaultTo(new Int(2)));

    var values = values(spec, given);

    assertThat(given).containsExactly(entry("x", 1));
    assertThatThrownBy(() -> values.put("w", 1)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void makesRawValuesDataAndWidensIntegersForRealPorts() {
    var spec = PortNamespace.of("inputs", InputPort.of("x", Float.class), InputPort.of("y", Dict.class),
        InputPort.of("either", Int.class, Str.class), InputPort.of("doubled", Int.class)
            .serializer(raw -> new Int(2 * ((Integer) raw))));

    assertThat(values(spec, Map.of("x", 3, "y", Map.of("a", 1), "either", "text", "doubled", 4))).isEqualTo(
        Map.of("x", new Float(3), "y", new Dict(Map.of("a", 1L)), "either", new Str("text"), "doubled", new Int(8)));
  }

  @Test
  void validatesDeclaredPortsThenUndeclaredNamesThenTheNamespace() {
    var order = new ArrayList<String>();
    PortValidator noting = (_, port) -> {
      order.add(port.name());
      return null;
    };
    var spec = PortNamespace.of("inputs", InputPort.of("b", Int.class).validator(noting), InputPort.of("a", Int.class)
        .validator(noting),
        InputPort.of("absent", Int.class).optional().validator(noting),
        PortNamespace.of("sub", InputPort.of("c", Int.class).validator(noting)).validator(noting)).validator(noting);

    values(spec, Map.of("a", 1, "b", 2, "sub", Map.of("c", 3)));

    assertThat(order).containsExactly("b", "a", "c", "sub", "inputs");
  }

  @Test
  void asksANamespaceValidatorOnlyWhenItsPortsAreValid() {
    var spec = PortNamespace.of("inputs", InputPort.of("a", Int.class)).validator((_, _) -> "never good");

    assertThat(errors(spec, Map.of("a", "x"))).extracting(ValidationError::path).containsExactly("inputs.a");
    assertThat(errors(spec, Map.of("a", 1))).containsExactly(new ValidationError("inputs", "never good"));
  }

  @Test
  void takesAnEmptyOptionalNamespaceAsValidWithoutAskingItsValidator() {
    var sub = PortNamespace.of("sub", InputPort.of("a", Int.class)).validator((_, _) -> "asked").optional();

    assertThat(values(PortNamespace.of("inputs", sub), Map.of())).containsExactly(entry("sub", Map.of()));
    assertThat(errors(PortNamespace.of("inputs", sub), Map.of("sub", Map.of("b", 1)))).extracting(ValidationError::path)
        .containsExactlyInAnyOrder("inputs.sub.a", "inputs.sub.b");
  }

  @Test
  void fillsNoDefaultsInANamespaceThatWasGivenNothing() {
    var sub = PortNamespace.of("sub", InputPort.of("a", Int.class), InputPort.of("b", Int.class).defaultTo(new Int(5)))
        .optional().withoutPopulatingDefaults();
    var spec = PortNamespace.of("inputs", sub);

    assertThat(values(spec, Map.of())).isEmpty();
    assertThat(values(spec, Map.of("sub", Map.of("a", 1)))).isEqualTo(Map.of("sub", Map.of("a", new Int(1), "b", new Int(5))));
    assertThat(errors(spec, Map.of("sub", Map.of()))).extracting(ValidationError::path).containsExactly("inputs.sub.a");
  }

  @Test
  void checksEveryLeafOfADynamicNamespace() {
    var spec = PortNamespace.of("inputs", PortNamespace.of("pseudos").dynamic(Int.class));

    assertThat(values(spec, Map.of("pseudos", Map.of("Si", 1, "deep", Map.of("Fe", 2)))))
        .isEqualTo(Map.of("pseudos", Map.of("Si", new Int(1), "deep", Map.of("Fe", new Int(2)))));
    assertThat(errors(spec, Map.of("pseudos", Map.of("Si", "text", "a__b", 1, "deep", Map.of("Fe", List.of())))))
        .extracting(ValidationError::path)
        .containsExactlyInAnyOrder("inputs.pseudos.Si", "inputs.pseudos.a__b", "inputs.pseudos.deep.Fe");
  }

  @Test
  void namesThePathOfANamespaceThatIsGivenAValue() {
    assertThat(errors(NESTED, Map.of("x", 1, "y", 1, "z", 1, "base", Map.of("pw", 3)))).singleElement()
        .satisfies(e -> assertThat(e).hasToString("inputs.base.pw: expected a mapping, got whole number"));
  }

  @Test
  void tellsAValidatorThatFailsAsAnErrorOfTheValue() {
    var spec = PortNamespace.of("inputs", InputPort.of("a", Int.class)
        .validator((_, _) -> { throw new IllegalStateException("oops"); }));

    assertThat(errors(spec, Map.of("a", 1))).singleElement().satisfies(e -> assertThat(e.message()).contains("oops"));
  }

  @Test
  void refusesMetadataThatIsNotPlain() {
    var spec = PortNamespace.of("inputs", InputPort.of("m").metadata());

    assertThat(values(spec, Map.of("m", Arrays.asList(1, null)))).isEqualTo(Map.of("m", Arrays.asList(1L, null)));
    assertThat(errors(spec, Map.of("m", new Object()))).singleElement()
        .satisfies(e -> assertThat(e.path()).isEqualTo("inputs.m"));
  }

  private static Map<String, Object> values(PortNamespace spec, Map<String, ?> given) {
    return InputProcessing.process(spec, given).orThrow();
  }

  private static List<ValidationError> errors(PortNamespace spec, Map<String, ?> given) {
    return switch (InputProcessing.process(spec, given)) {
      case Processed.Valid(var values) -> throw new AssertionError("found valid: " + values);
      case Processed.Invalid(var errors) -> errors;
    };
  }
}
