package org.clew.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.spec.Exposed.Reach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExposureTest {
  private static final ProcessSpec PW = ProcessSpec.of("test.pw", ProcessKind.CALCJOB)
      .withInputs(PortNamespace.of("inputs", BaseInputs.metadata())
          .with(InputPort.of("structure", Str.class).help("A crystal"))
          .with(InputPort.of("cutoff", Float.class).defaultTo(new Float(30)))
          .with(PortNamespace.of("settings", InputPort.of("steps", Int.class).defaultTo(new Int(5)),
              InputPort.of("mode", Str.class)))
          .help("Of pw")
          .validator((value, _) -> value instanceof Map<?, ?> map && map.containsKey("structure")
              && new Str("none").equals(map.get("structure")) ? "needs a crystal" : null))
      .withOutputs(PortNamespace.of("outputs", OutputPort.of("energy", Float.class),
          OutputPort.of("relaxed", Str.class).optional()));

  private static ProcessSpec chain() {
    return ProcessSpec.of("test.chain", ProcessKind.WORKCHAIN);
  }

  @Test @DisplayName("15.2/15 an optional exposed namespace: nothing is valid, one value makes its siblings required")
  void optionalNamespace() {
    var spec = chain().exposeInputs(PW, "pw", Exposure.ALL.optional());
    assertThat(spec.process(Map.of()).orThrow()).doesNotContainKey("pw");
    assertThatThrownBy(() -> spec.process(Map.of("pw", Map.of("cutoff", 20.0))).orThrow()).isInstanceOf(ValidationException.class)
        .hasMessageContaining("inputs.pw.structure: required").hasMessageContaining("inputs.pw.settings.mode: required");
    var given = spec.process(Map.of("pw", Map.of("structure", "Si", "settings", Map.of("mode", "scf")))).orThrow();
    assertThat(given.get("pw")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("cutoff", new Float(30));
  }

  @Test @DisplayName("15.2/15 required=false alone still fills defaults, so the namespace counts as given")
  void optionalWithDefaults() {
    var spec = chain().exposeInputs(PW, "pw", Exposure.ALL.options(Map.of("required", false)));
    assertThatThrownBy(() -> spec.process(Map.of()).orThrow()).isInstanceOf(ValidationException.class)
        .hasMessageContaining("inputs.pw.structure");
  }

  @Test @DisplayName("15.2/16 include, exclude and nested rules")
  void includesAndExcludes() {
    var included = chain().exposeInputs(PW, "a.pw", Exposure.including("cutoff", "settings.mode"));
    assertThat(names(included.inputs(), "a.pw")).containsExactly("cutoff", "settings");
    assertThat(names(included.inputs(), "a.pw.settings")).containsExactly("mode");
    assertThat(included.inputs().port("a").orElseThrow().required()).isTrue();
    var excluded = chain().exposeInputs(PW, "pw", Exposure.excluding("metadata", "settings.steps", "structure"));
    assertThat(names(excluded.inputs(), "pw")).containsExactly("cutoff", "settings");
    assertThat(names(excluded.inputs(), "pw.settings")).containsExactly("mode");
    assertThat(names(chain().exposeInputs(PW, "pw", Exposure.excluding("settings")).inputs(), "pw")).doesNotContain("settings");
  }

  @Test @DisplayName("15.2/16 include with exclude, unknown ports and unknown options are errors")
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> new Exposure(Optional.of(List.of("a")), List.of("b"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not both");
    assertThatThrownBy(() -> Exposure.ALL.options(Map.of("requird", false))).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a namespace has no option 'requird'; did you mean 'required'?");
    assertThatThrownBy(() -> Exposure.ALL.options(Map.of("required", "no"))).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the option 'required' of a namespace must be a Boolean");
    assertThatThrownBy(() -> chain().exposeInputs(PW, "pw", Exposure.excluding("cut_off")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no port 'cut_off' to include or exclude; did you mean 'cutoff'?");
  }

  @Test void attributesOfTheNamespaceAreThoseOfTheSourceUnlessOptionsSayOtherwise() {
    var plain = (PortNamespace) chain().exposeInputs(PW, "pw", Exposure.ALL).inputs().port("pw").orElseThrow();
    assertThat(plain.help()).isEqualTo("Of pw");
    assertThat(plain.validator()).isSameAs(PW.inputs().validator());
    var changed = (PortNamespace) chain().exposeInputs(PW, "pw",
        Exposure.ALL.options(Map.of("help", "The last one", "dynamic", true,
        "valid_type", Int.class, "is_metadata", true))).inputs().port("pw").orElseThrow();
    assertThat(changed.help()).isEqualTo("The last one");
    assertThat(changed.isDynamic()).isTrue();
    assertThat(changed.validTypes()).containsExactly(Int.class);
    assertThat(changed.storage()).contains(PortStorage.METADATA);
  }

  @Test void exposingAtTheTopKeepsTheValidatorOfTheProcessItself() {
    var own = chain().withInputs(chain().inputs().with(InputPort.of("x", Int.class)).validator((value, _) ->
        new Int(1).equals(((Map<?, ?>) value).get("x")) ? "1 is too small" : null));
    var spec = own.exposeInputs(PW, "", Exposure.excluding("settings", "metadata"));
    assertThatThrownBy(() -> spec.process(Map.of("x", 1, "structure", "Si")).orThrow()).hasMessageContaining("1 is too small");
    assertThatThrownBy(() -> spec.process(Map.of("x", 2, "structure", "none")).orThrow()).hasMessageContaining("needs a crystal");
    assertThat(spec.process(Map.of("x", 2, "structure", "Si")).orThrow()).containsKeys("x", "cutoff");
  }

  @Test @DisplayName("15.2/17 exposed inputs with and without agglomeration; the deeper value wins")
  void agglomerates() {
    var spec = chain().exposeInputs(PW, "", Exposure.including("structure", "cutoff"))
        .exposeInputs(PW, "sub", Exposure.including("cutoff")).exposeInputs(PW, "sub.pw", Exposure.including("settings"));
    var values = spec.process(Map.of("structure", "Si", "cutoff", 10.0, "sub", Map.of("cutoff", 20.0, "pw",
        Map.of("settings", Map.of("mode", "scf"))))).orThrow();
    var all = spec.exposedInputs(values, "test.pw", "sub.pw", Reach.AGGLOMERATE);
    assertThat(all).containsEntry("structure", new Str("Si")).containsEntry("cutoff", new Float(20)).containsKey("settings");
    assertThat(spec.exposedInputs(values, "test.pw", "sub.pw", Reach.NAMESPACE_ONLY)).containsOnlyKeys("settings");
    assertThat(spec.exposedInputs(values, "test.pw", "", Reach.AGGLOMERATE)).containsEntry("cutoff", new Float(10)).hasSize(2);
    assertThatThrownBy(() -> spec.exposedInputs(values, "test.pw", "other", Reach.AGGLOMERATE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("process 'test.chain' exposes no inputs of 'test.pw' in the namespace 'other'");
  }

  @Test @DisplayName("15.2/17 exposed outputs carry the name of their namespace")
  void exposesOutputs() {
    var spec = chain().exposeOutputs(PW, "", Exposure.including("energy")).exposeOutputs(PW, "sub", Exposure.ALL);
    var outputs = Map.of("energy", new Float(1), "relaxed", new Str("Si"), "unrelated", new Int(1));
    assertThat(spec.exposedOutputs(outputs, "test.pw", "sub", Reach.AGGLOMERATE)).containsOnlyKeys("sub.energy", "sub.relaxed");
    assertThat(spec.exposedOutputs(outputs, "test.pw", "", Reach.AGGLOMERATE)).containsOnlyKeys("energy");
    assertThatThrownBy(() -> spec.exposedOutputs(outputs, "test.pw", "other", Reach.AGGLOMERATE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test void whatNestedRulesExcludeOfTheOutputsIsNotHandedOn() {
    var source = ProcessSpec.of("test.bands", ProcessKind.CALCJOB).withOutputs(PortNamespace.of("outputs",
        OutputPort.of("energy", Float.class),
        PortNamespace.of("bands", OutputPort.of("gap", Float.class), OutputPort.of("level", Float.class)),
            PortNamespace.of("open").dynamic(Float.class)));
    var made = Map.of("energy", new Float(1), "bands__gap", new Float(2), "bands__level", new Float(3), "open__any",
        new Float(4));
    assertThat(chain().exposeOutputs(source, "", Exposure.excluding("bands.gap"))
        .exposedOutputs(made, "test.bands", "", Reach.AGGLOMERATE))
        .containsOnlyKeys("energy", "bands.level", "open.any");
    assertThat(chain().exposeOutputs(source, "sub", Exposure.including("bands.gap")).exposedOutputs(made, "test.bands", "sub",
        Reach.AGGLOMERATE))
        .containsOnlyKeys("sub.bands.gap");
  }

  @Test void aPortIsNoNamespaceToExposeInto() {
    var own = chain().withInputs(chain().inputs().with(InputPort.of("pw", Int.class)));
    for (var into : List.of("pw", "pw.deep")) {
      assertThatThrownBy(() -> own.exposeInputs(PW, into, Exposure.ALL)).isInstanceOf(IllegalArgumentException.class)
          .hasMessage("'pw' is a port of 'inputs', not a namespace; give the namespace another name");
    }
    assertThatThrownBy(() -> own.inputs().with("pw.deep", InputPort.of("x"))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'pw' is a port");
    assertThat(own.inputs().with("sub.deep", InputPort.of("x")).with("sub", InputPort.of("y")).port("sub.deep.x")).isPresent();
  }

  @Test void exposingKeepsOwnPortsAndReplacesThoseOfTheSameName() {
    var own = chain().withInputs(chain().inputs().with(InputPort.of("own", Int.class)).with(InputPort.of("cutoff", Int.class)));
    var spec = own.exposeInputs(PW, "", Exposure.excluding("metadata"));
    assertThat(spec.inputs().byName().keySet()).containsExactly("metadata", "own", "cutoff", "structure", "settings");
    assertThat(spec.inputs().port("cutoff").orElseThrow().validTypes()).containsExactly(Float.class);
    assertThat(own.inputs().port("cutoff").orElseThrow().validTypes()).containsExactly(Int.class);
  }

  @Test void namespacesKeepTheirAttributesWhateverIsExposedOfThem() {
    PortValidator odd = (_, _) -> "odd";
    var source = ProcessSpec.of("test.open", ProcessKind.WORKCHAIN).withInputs(PortNamespace.of("inputs", InputPort.of("top"),
        PortNamespace.of("open", InputPort.of("one"), InputPort.of("two")).dynamic(Int.class, Float.class).help("Any")
            .validator(odd)));
    for (var rules : List.of(Exposure.ALL, Exposure.including("open"), Exposure.including("open.two"),
        Exposure.including("open.two", "top"), Exposure.excluding("top"), Exposure.excluding("open.one"),
        Exposure.excluding("open.one", "top"))) {
      var open = (PortNamespace) chain().exposeInputs(source, "base", rules).inputs().port("base.open").orElseThrow();
      assertThat(open.isDynamic()).isTrue();
      assertThat(open.validTypes()).containsExactly(Int.class, Float.class);
      assertThat(open).returns("Any", Port::help).returns(odd, Port::validator);
      assertThat(open.port("two")).isPresent();
    }
  }

  @Test void nullTakesAwayWhatTheSourceHas() {
    var options = new java.util.HashMap<String, Object>();
    for (var name : List.of("help", "validator", "valid_type")) options.put(name, null);
    for (var into : List.of("", "pw")) {
      var exposed = chain().exposeInputs(PW, into, Exposure.excluding("metadata").options(options)).inputs();
      var namespace = into.isEmpty() ? exposed : (PortNamespace) exposed.port(into).orElseThrow();
      assertThat(namespace).returns("", Port::help).returns(null, Port::validator).returns(List.of(), Port::validTypes);
      assertThat(namespace.isDynamic()).isFalse();
    }
    options.put("required", null);
    assertThatThrownBy(() -> Exposure.ALL.options(options)).hasMessage("the option 'required' of a namespace must be a Boolean");
  }

  @Test void aValidatorIsNotMisledByAPortThatWasExcluded() {
    PortValidator wantsA = (value, port) -> ((PortNamespace) port).port("a").isEmpty() || ((Map<?, ?>) value).containsKey("a")
        ? null : "needs a";
    var source = ProcessSpec.of("test.checked", ProcessKind.WORKCHAIN).withInputs(PortNamespace.of("inputs",
        InputPort.of("a", Str.class).optional()).dynamic(Str.class).validator(wantsA));
    assertThatThrownBy(() -> chain().exposeInputs(source, "base", Exposure.ALL).process(Map.of()).orThrow())
        .hasMessage("inputs.base: needs a");
    assertThat(chain().exposeInputs(source, "base", Exposure.excluding("a")).process(Map.of()).orThrow())
        .doesNotContainKey("base");
  }

  record PwIn(Str structure, Float cutoff, Optional<Int> steps) {}

  record In(PwIn pw, Optional<PwIn> second) {}

  record PwOut(Float energy) {}

  record Out(PwOut pw) {}

  private static final ProcessSpec TYPED = Spec.named("test.typed").bind(PwIn.class, PwOut.class)
      .help(PwIn::structure, "A crystal")
      .defaultTo(PwIn::cutoff, new Float(30)).validate(PwIn::cutoff, c -> c.value() < 0 ? "must not be negative" : null)
      .toProcessSpec(ProcessKind.WORKCHAIN, ExposureTest.class);

  @Test void aComponentStandsForAProcessWithItsDefaultsHelpAndValidators() {
    var spec = Spec.named("test.outer").bind(In.class, Out.class).exposeInputs(In::pw, TYPED, Exposure.excluding("steps"))
        .exposeInputs(In::second, TYPED).exposeOutputs(Out::pw, TYPED).toProcessSpec(ProcessKind.WORKCHAIN, ExposureTest.class);
    assertThat(names(spec.inputs(), "pw")).containsExactly("structure", "cutoff", "metadata");
    assertThat(spec.inputs().port("pw.structure").orElseThrow().help()).isEqualTo("A crystal");
    var values = spec.process(Map.of("pw", Map.of("structure", "Si", "metadata", Map.of("label", "first")))).orThrow();
    assertThat(Records.fromMap(In.class, values))
        .isEqualTo(new In(new PwIn(new Str("Si"), new Float(30), Optional.empty()), Optional.empty()));
    assertThat(spec.exposedInputs(values, "test.typed", "pw", Reach.AGGLOMERATE)).containsKeys("structure", "cutoff", "metadata");
    assertThatThrownBy(() -> spec.process(Map.of("pw", Map.of("structure", "Si", "cutoff", -1.0))).orThrow())
        .hasMessageContaining("inputs.pw.cutoff: must not be negative");
    assertThat(spec.exposedOutputs(Map.of("energy", new Float(1)), "test.typed", "pw", Reach.AGGLOMERATE))
        .containsOnlyKeys("pw.energy");
  }

  @Test void whatARecordNeedsCannotBeExcluded() {
    assertThatThrownBy(() -> Spec.named("test.outer").bind(In.class, Out.class)
        .exposeInputs(In::pw, TYPED, Exposure.excluding("structure"))
        .toProcessSpec(ProcessKind.WORKCHAIN, ExposureTest.class)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("In::pw cannot stand for 'test.typed': PwIn needs 'structure', which is not exposed");
  }

  private static List<String> names(PortNamespace inputs, String path) {
    return ((PortNamespace) inputs.port(path).orElseThrow()).ports().stream().map(Port::name).toList();
  }
}
