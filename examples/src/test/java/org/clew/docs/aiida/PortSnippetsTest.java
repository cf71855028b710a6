package org.clew.docs.aiida;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.clew.data.Data;
import org.clew.data.DataTypes;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.ListData;
import org.clew.data.Str;
import org.clew.data.StructureData;
import org.clew.spec.BaseInputs;
import org.clew.spec.ExitCode;
import org.clew.spec.ExitCodes;
import org.clew.spec.InputPort;
import org.clew.spec.OutputPort;
import org.clew.spec.PortName;
import org.clew.spec.PortNamespace;
import org.clew.spec.PortStorage;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;
import org.clew.spec.Processed;
import org.clew.spec.Spec;
import org.clew.spec.ValidationError;
import org.junit.jupiter.api.Test;

/** The section Ports and contracts of docs/coming-from-aiida.md, run. */
class PortSnippetsTest {
  @Test void declaresPorts() {
    // #region ports
    PortNamespace inputs = PortNamespace.of("inputs",
        InputPort.of("structure", StructureData.class).help("What to relax"),
        PortNamespace.of("base",
            InputPort.of("kpoints", Int.class).defaultTo(new Int(4))
                .validator((value, _) -> ((Int) value).value() > 0 ? null : "must be above 0"),
            InputPort.of("dry_run", Boolean.class).metadata().defaultTo(false)));
    ProcessSpec spec = ProcessSpec.of("docs.relax", ProcessKind.WORKCHAIN).withInputs(inputs)
        .withOutputs(PortNamespace.of("outputs", OutputPort.of("energy", Float.class)))
        .withExitCodes(ExitCodes.of(ExitCode.exitCode(401, "ERROR_NOT_CONVERGED", "Not converged after {steps} steps.")));
    List<ValidationError> errors = switch (spec.process(Map.of("base", Map.of("kpoints", 0), "colour", "red"))) {
      case Processed.Valid _ -> List.of();
      case Processed.Invalid(var all) -> all;                         // everything that is wrong, each with its path
    };
    // #endregion
    assertThat(errors).extracting(ValidationError::path)
        .containsExactlyInAnyOrder("inputs.structure", "inputs.base.kpoints", "inputs.colour");
    // #region exit-codes
    ExitCode code = spec.exitCodes().get("ERROR_NOT_CONVERGED").format(Map.of("steps", 50));
    String text = code.status() + ": " + code.message();              // 401: Not converged after 50 steps.
    ExitCode.CacheUse use = code.invalidatesCache().cacheUse();       // a cached process with this code is not taken
    // #endregion
    assertThat(text).isEqualTo("401: Not converged after 50 steps.");
    assertThat(use).isNotEqualTo(code.cacheUse());
  }

  @Test void choosesWhatIsKept() {
    // #region storage
    PortNamespace inputs = PortNamespace.of("inputs")
        .with(InputPort.of("scratch", Str.class).nonStored())                          // non_db=True
        .with(InputPort.of("cell", Str.class).serializer(value -> new Str("cell " + value)))
        .with(InputPort.of("mesh", Int.class).optional().passToParser());
    InputPort scratch = (InputPort) inputs.byName().get("scratch");
    boolean isKeptNowhere = scratch.storage().orElseThrow() == PortStorage.NONE;
    ProcessSpec spec = ProcessSpec.of("docs.storage", ProcessKind.WORKCHAIN).withInputs(inputs);
    Object cell = spec.process(Map.of("scratch", "a", "cell", 7)).orThrow().get("cell");   // serialised: Str("cell 7")
    Data list = DataTypes.toData(List.of(1, 2));                                           // the default serializer
    String name = PortName.check("mesh");                                                  // throws when it is no legal name
    String label = PortName.toLinkLabel("base.kpoints");                                   // base__kpoints
    // #endregion
    assertThat(isKeptNowhere).isTrue();
    assertThat(((InputPort) inputs.byName().get("mesh")).passesToParser()).isTrue();
    assertThat(cell).isEqualTo(new Str("cell 7"));
    assertThat(list).isInstanceOf(ListData.class);
    assertThat(name + " " + label).isEqualTo("mesh base__kpoints");
    assertThatThrownBy(() -> PortName.check("a__b")).hasMessageContaining("a__b");
  }

  @Test void describesItself() {
    ExitCode refused = ExitCode.exitCode(420, "REFUSED", "Refused.");
    // #region contract
    Spec declared = Spec.named("docs.relax").bind(Halvings.In.class, Halvings.Out.class).exits(refused);   // spec.exit_code(…)
    ProcessSpec spec = declared.toProcessSpec(ProcessKind.WORKCHAIN, Halvings.class);
    PortNamespace inputs = spec.inputs();
    PortNamespace outputs = spec.outputs();
    Map<String, Object> described = spec.describe();                   // what `clew plugin list NAME` prints
    ProcessSpec job = new WordCount().definition().spec();             // with metadata.options and the output 'retrieved'
    // #endregion
    assertThat(inputs.byName()).containsKeys("number", "limit", BaseInputs.METADATA);
    assertThat(outputs.byName()).containsKey("rest");
    assertThat(spec.exitCodes().get("REFUSED")).isEqualTo(refused);
    assertThat(described.toString()).contains("number").contains("REFUSED");
    assertThat(job.inputs().port("metadata.options.resources")).isPresent();
  }
}
