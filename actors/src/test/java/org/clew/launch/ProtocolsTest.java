package org.clew.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.clew.data.Dict;
import org.clew.data.Int;
import org.clew.definition.Definition;
import org.clew.spec.InputPort;
import org.clew.spec.PortNamespace;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;
import org.clew.spec.ValidationError;
import org.clew.spec.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolsTest {
  /** A process with protocols in the resource of its name. */
  private record Process(ProcessSpec spec) implements Definition {
    static Process named(String name) {
      var spec = ProcessSpec.of(name, ProcessKind.WORKCHAIN);
      var a = InputPort.of("a", Int.class).validator((value, _) -> ((Int) value).value() < 0 ? "must not be negative" : null);
      return new Process(spec.withInputs(spec.inputs().with(InputPort.of("n", Int.class))
          .with(InputPort.of("parameters", Dict.class).optional()).with(PortNamespace.of("sub", a,
              InputPort.of("b", Int.class).optional()))));
    }

    @Override public String label() {
      return "Process";
    }

    @Override public Class<?> owner() {
      return ProtocolsTest.class;
    }
  }

  private static Map<String, Object> inputs(String protocol) {
    return Protocols.builder(Process.named("test.protocols"), protocol).inputs();
  }

  @Test void aBuilderHasTheInputsOfAllProtocolsAndThoseOfItsOwn() {
    assertThat(inputs("fast")).isEqualTo(Map.of("n", new Int(1), "sub", Map.of("a", new Int(1), "b", new Int(3)),
        "parameters", new Dict(Map.of("grid", 2L))));
    assertThat(inputs("moderate")).isEqualTo(Map.of("n", new Int(1), "sub", Map.of("a", new Int(1), "b", new Int(2)),
        "parameters", new Dict(Map.of("grid", 10L, "mode", "fine"))));
    assertThat(inputs("default")).isEqualTo(inputs("moderate"));
    assertThat(Protocols.builder(Process.named("test.protocols_first"), "default").inputs()).isEmpty();
  }

  @Test void whatIsMergedIntoTheBuilderWinsPortByPort() {
    var builder = Protocols.builder(Process.named("test.protocols"), "fast").merge(Map.of("sub", Map.of("a", 7))).set("n", 8);
    assertThat(builder.inputs()).isEqualTo(Map.of("n", new Int(8), "sub", Map.of("a", new Int(7), "b", new Int(3)),
        "parameters", new Dict(Map.of("grid", 2L))));
    assertThat(inputs("fast")).extracting("n").isEqualTo(new Int(1));
  }

  @Test void tellsWhatThereIs() {
    var protocols = Protocols.of(Process.named("test.protocols")).orElseThrow();
    assertThat(protocols.standard()).isEqualTo("moderate");
    assertThat(protocols.all().keySet()).containsExactly("fast", "moderate");
    assertThat(protocols.get("default").description()).isEqualTo("For most purposes");
    assertThat(Protocols.of(Process.named("test.protocols_first")).orElseThrow().standard()).isEqualTo("slow");
    assertThat(Protocols.of(Process.named("test.without_protocols"))).isEmpty();
  }

  @Test void anUnknownProtocolIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> inputs("fst")).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'test.protocols' has no protocol 'fst'; did you mean 'fast'?");
    assertThatThrownBy(() -> inputs("precise")).hasMessage("'test.protocols' has no protocol 'precise'; it has fast, moderate");
    assertThatThrownBy(() -> Protocols.builder(Process.named("test.without_protocols"), "fast"))
        .hasMessage("'test.without_protocols' has no protocols");
  }

  @Test void inputsThatDoNotFitTheirPortsAreToldAllAtOnce() {
    assertThatThrownBy(() -> Protocols.builder(Process.named("test.protocols_misfit"), "fast"))
        .isInstanceOfSatisfying(ValidationException.class,
        bad -> assertThat(bad.errors()).extracting(ValidationError::path)
            .containsExactlyInAnyOrder("inputs.n", "inputs.m", "inputs.sub.a"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "spoiled | is not YAML",
      "absent | must have a mapping 'protocols'",
      "no_default | default_protocol is 'slow', which is none of fast",
      "no_mapping | protocols.fast must be a mapping with description and inputs",
      "no_inputs | protocols.fast.inputs must be a mapping of inputs",
      "unknown_key | protocols.fast cannot have 'input'; it has description, inputs",
      "unknown_top | cannot have 'default'; it has default_protocol, default_inputs, protocols",
  })
  void aWrongResourceIsNamedWithThePlace(String resource, String what) {
    assertThatThrownBy(() -> Protocols.of(Process.named("test.protocols_" + resource)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the resource protocols/test.protocols_" + resource + ".yaml").hasMessageContaining(what);
  }
}
