package org.clew.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clew.cli.Cli;
import org.clew.cli.Shell;
import org.clew.data.Bool;
import org.clew.data.CodeData;
import org.clew.data.Data;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.JsonData;
import org.clew.data.ListData;
import org.clew.data.Str;
import org.clew.data.array.ArrayData;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;
import org.clew.launch.Protocols;
import org.clew.spec.InputPort;
import org.clew.spec.InputSchema;
import org.clew.spec.PortNamespace;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;
import org.clew.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas of inputs, as a validator of others reads them: they say what the ports say, no more and no less. */
class SchemaTest {
  private static final SchemaRegistry VALIDATOR = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema META = VALIDATOR.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
  private static final ObjectMapper JSON = new ObjectMapper();

  enum Mode { FAST, SAFE }

  record Enums(Mode mode, Optional<Mode> other, int steps, Optional<Double> width) {}

  record Nothing() {}

  static Stream<ProcessSpec> specs() {
    var examples = Definitions.discovered(SchemaTest.class.getClassLoader()).all().values().stream().map(Definition::spec);
    return Stream.concat(examples, Stream.of(values(), namespaces(),
        Spec.named("test.enums").bind(Enums.class, Nothing.class).defaultTo(Enums::mode, Mode.SAFE)
            .toProcessSpec(ProcessKind.WORKCHAIN, SchemaTest.class)));
  }

  private static ProcessSpec values() {
    var spec = ProcessSpec.of("test.values", ProcessKind.WORKCHAIN);
    var inputs = spec.inputs().with(InputPort.of("n", Int.class))
        .with(InputPort.of("real", Float.class).defaultTo(new Float(1.5)))
        .with(InputPort.of("text", Str.class).optional()).with(InputPort.of("flag", Bool.class))
        .with(InputPort.of("tree", Dict.class))
        .with(InputPort.of("list", ListData.class).optional()).with(InputPort.of("any", Data.class))
        .with(InputPort.of("untyped").optional())
        .with(InputPort.of("either", Int.class, Str.class)).with(InputPort.of("code", CodeData.class))
        .with(InputPort.of("array", ArrayData.class).optional())
        .with(InputPort.of("json", JsonData.class).optional());
    for (var type : List.of(Long.class, Double.class, String.class, Boolean.class, List.class, Map.class)) {
      inputs = inputs.with(InputPort.of("plain_" + type.getSimpleName(), type).metadata())
          .with(InputPort.of("optional_" + type.getSimpleName(), type).metadata().optional());
    }
    return spec.withInputs(inputs);
  }

  private static ProcessSpec namespaces() {
    var spec = ProcessSpec.of("test.namespaces", ProcessKind.WORKCHAIN);
    var n = InputPort.of("n", Int.class);
    var filled = InputPort.of("m", Int.class).defaultTo(new Int(1));
    return spec.withInputs(spec.inputs().with(PortNamespace.of("needed", n)).with(PortNamespace.of("free", n.optional()))
        .with(PortNamespace.of("maybe", n, PortNamespace.of("deep", n.optional(), PortNamespace.of("deeper", n.optional())))
            .optional())
        .with(PortNamespace.of("half", n, filled).optional())
        .with(PortNamespace.of("lazy", n, filled).optional().withoutPopulatingDefaults())
        .with(PortNamespace.of("open", n).dynamic(Int.class).optional()).with(PortNamespace.of("all").dynamic())
        .with(PortNamespace.of("data").dynamic(Data.class)).with(PortNamespace.of("trees").dynamic(Dict.class))
        .with(PortNamespace.of("codes").dynamic(CodeData.class)).with(PortNamespace.of("settings").dynamic(Long.class).metadata())
        .with(PortNamespace.of("notes", InputPort.of("by", String.class).optional()).dynamic().metadata()));
  }

  @ParameterizedTest @MethodSource("specs") void isValidItself(ProcessSpec spec) {
    assertThat(META.validate(json(InputSchema.of(spec)))).isEmpty();
  }

  @ParameterizedTest @MethodSource("specs") void acceptsAndRefusesWhatThePortsDo(ProcessSpec spec) {
    var schema = VALIDATOR.getSchema(json(InputSchema.of(spec)));
    var trials = new InputTrials(spec);
    assertThat(trials.all()).hasSizeGreaterThan(20).filteredOn(trial -> trials.judge(trial) != InputTrials.Verdict.UNKNOWN)
        .filteredOn(trial -> (trials.judge(trial) == InputTrials.Verdict.ACCEPTED) != schema.validate(json(trial.json()))
            .isEmpty())
        .extracting(trial -> trials.judge(trial) + " by the ports: " + trial.what() + " " + trials.errors(trial)).isEmpty();
    assertThat(trials.all()).extracting(trials::judge).contains(InputTrials.Verdict.ACCEPTED, InputTrials.Verdict.REFUSED);
  }

  @Test void acceptsTheTemplateThatIsFilledIn(@TempDir Path home) throws Exception {
    for (var definition : Definitions.discovered(SchemaTest.class.getClassLoader()).all().values()) {
      var spec = definition.spec();
      var schema = VALIDATOR.getSchema(json(JSON.readTree(clew(home, spec.name(), "--schema"))));
      var template = new ObjectMapper(new YAMLFactory()).readValue(clew(home, spec.name(), "--template"), Map.class);
      var filled = new InputTrials(spec).filled(template);
      assertThat(schema.validate(json(filled.json()))).as(spec.name() + " " + filled.json()).isEmpty();
      assertThat(new InputTrials(spec).errors(filled)).as(spec.name() + " " + filled.json()).isEmpty();
    }
  }

  @Test void acceptsTheProtocolsOfTheExamplesAndSoDoTheirPorts() {
    var found = Definitions.discovered(SchemaTest.class.getClassLoader()).all().values().stream()
        .filter(each -> Protocols.of(each).isPresent()).toList();
    assertThat(found).isNotEmpty();
    for (var definition : found) {
      var protocols = Protocols.of(definition).orElseThrow();
      for (var name : protocols.all().keySet()) assertThat(Protocols.builder(definition, name).inputs())
          .as(definition.name() + " " + name).isNotEmpty();
    }
  }

  private static String clew(Path home, String process, String option) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var shell = new Shell(home, new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), Map.of(), 0);
    assertThat(Cli.run(shell, "plugin", "list", process, option)).as(err.toString(StandardCharsets.UTF_8)).isZero();
    shell.out().flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static JsonNode json(Object tree) {
    return tree instanceof JsonNode node ? node : JSON.valueToTree(tree);
  }
}
