package org.clew.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.CodeData;
import org.clew.data.Data;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.junit.jupiter.api.Test;

class InputSchemaTest {
  private static final Map<String, Object> NODE = Map.of("$ref", "#/$defs/node");
  private static final ProcessSpec EMPTY = ProcessSpec.of("test.schema", ProcessKind.WORKCHAIN);

  @Test void namesTypesDefaultsAndHelp() {
    var properties = properties(InputPort.of("n", Int.class).help("How many").defaultTo(new Int(3)),
        InputPort.of("factor", Float.class, Int.class), InputPort.of("parameters", Dict.class).optional(),
        InputPort.of("code", CodeData.class), InputPort.of("anything", Data.class));
    assertThat(properties.get("n"))
        .isEqualTo(Map.of("description", "How many", "anyOf", List.of(Map.of("type", "integer"), NODE), "default", 3L));
    assertThat(properties.get("factor"))
        .isEqualTo(Map.of("anyOf", List.of(Map.of("type", "number"), Map.of("type", "integer"), NODE)));
    assertThat(properties.get("parameters"))
        .isEqualTo(Map.of("anyOf", List.of(Map.of("type", "object"), NODE, Map.of("type", "null"))));
    assertThat(properties.get("code")).isEqualTo(Map.of("anyOf",
        List.of(Map.of("type", List.of("integer", "string", "object"), "title", "data.code"), NODE)));
    assertThat(properties.get("anything")).isEqualTo(Map.of("anyOf", List.of(Map.of("type", List.of("boolean", "number",
        "string", "array", "object")), NODE)));
  }

  @Test void metadataIsPlain() {
    var properties = properties(InputPort.of("steps", Long.class).metadata(), InputPort.of("names", List.class).metadata());
    assertThat(properties.get("steps")).isEqualTo(Map.of("type", "integer"));
    assertThat(properties.get("names")).isEqualTo(Map.of("type", "array"));
  }

  enum Mode { FAST, SAFE }

  record Enums(Mode mode, Optional<Mode> other) {}

  record Nothing() {}

  @Test void anEnumListsItsMembers() {
    var spec = Spec.named("test.enums").bind(Enums.class, Nothing.class).defaultTo(Enums::mode, Mode.SAFE)
        .validate(Enums::mode, mode -> mode == Mode.FAST ? "is too fast" : null)
        .toProcessSpec(ProcessKind.WORKCHAIN, InputSchemaTest.class);
    var properties = (Map<?, ?>) InputSchema.of(spec).get("properties");
    assertThat(properties.get("mode")).isEqualTo(Map.of("enum", List.of("FAST", "SAFE"), "default", "SAFE"));
    assertThat(properties.get("other"))
        .isEqualTo(Map.of("anyOf", List.of(Map.of("enum", List.of("FAST", "SAFE")), Map.of("type", "null"))));
    assertThat(((InputPort) spec.inputs().port("mode").orElseThrow()).choices()).containsExactly("FAST", "SAFE");
    assertThat(spec.describe()).extracting("inputs").extracting("mode").extracting("choices").isEqualTo(List.of("FAST", "SAFE"));
    assertThat(spec.process(Map.of("mode", "FAST"))).isInstanceOfSatisfying(Processed.Invalid.class,
        bad -> assertThat(bad.errors()).containsExactly(new ValidationError("inputs.mode", "is too fast")));
  }

  @Test void aNamespaceIsRequiredWhenSomethingInItIs() {
    var schema = schema(PortNamespace.of("a", InputPort.of("n", Int.class)),
        PortNamespace.of("b", InputPort.of("n", Int.class).optional()),
        PortNamespace.of("c", InputPort.of("n", Int.class)).optional(), PortNamespace.of("open").dynamic(Int.class));
    assertThat(schema.get("required")).isEqualTo(List.of("a"));
    var properties = (Map<?, ?>) schema.get("properties");
    assertThat((Map<?, ?>) properties.get("c")).extracting("anyOf").asInstanceOf(LIST).first().isEqualTo(Map.of("type", "object",
        "maxProperties", 0L));
    assertThat((Map<?, ?>) properties.get("open")).extracting("additionalProperties")
        .isEqualTo(Map.of("$ref", "#/$defs/values_of_open"));
    assertThat((Map<?, ?>) schema.get("$defs")).extracting("values_of_open").extracting("anyOf").asInstanceOf(LIST)
        .startsWith(Map.of("type", "integer"), NODE);
    assertThat((Map<?, ?>) properties.get("b")).extracting("additionalProperties").isEqualTo(false);
  }

  @Test void aBuilderExplainsWhatIsSetAndWhatIsNot() {
    var spec = EMPTY.withInputs(PortNamespace.of("inputs").with(InputPort.of("n", Int.class).help("How many"))
        .with(InputPort.of("m", Int.class).defaultTo(new Int(2))).with(InputPort.of("code", CodeData.class).optional())
        .with(PortNamespace.of("pw", InputPort.of("cutoff", Float.class).help("Ry")).help("Of pw")));
    assertThat(new InputsBuilder(spec).set("pw.cutoff", 30).explained()).isEqualTo("""
        test.schema
        n:  # required: How many
        m:  # default 2
        code:  # optional
        pw:  # Of pw
          cutoff: 30.0  # Ry
        """);
  }

  private static Map<?, ?> properties(Port... ports) {
    return (Map<?, ?>) schema(ports).get("properties");
  }

  private static Map<String, Object> schema(Port... ports) {
    return InputSchema.of(EMPTY.withInputs(PortNamespace.of("inputs", ports)));
  }
}
