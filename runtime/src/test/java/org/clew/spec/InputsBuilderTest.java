package org.clew.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Bool;
import org.clew.data.CodeData;
import org.clew.data.Data;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.ListData;
import org.clew.data.Str;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InputsBuilderTest {
  private static final ProcessSpec EMPTY = ProcessSpec.of("test.builder", ProcessKind.WORKCHAIN);
  private static final ProcessSpec SPEC = EMPTY.withInputs(EMPTY.inputs()
      .with(InputPort.of("n", Int.class).validator((v, _) -> ((Int) v).value() < 0 ? "must not be negative" : null)
          .defaultTo(new Int(5)))
      .with(InputPort.of("real", Float.class).optional())
      .with(InputPort.of("flag", Bool.class).optional())
      .with(InputPort.of("text", Str.class).optional())
      .with(InputPort.of("list", ListData.class).optional())
      .with(InputPort.of("code", CodeData.class).optional())
      .with(PortNamespace.of("base",
          PortNamespace.of("pw", InputPort.of("a", Int.class), InputPort.of("b", Int.class).optional()).optional(),
          InputPort.of("tags", List.class).metadata().optional(),
          PortNamespace.of("pseudos").dynamic(Int.class))));

  @Test
  @DisplayName("SPEC 15.2/19 merge is deep, update is not")
  void mergesDeepAndUpdatesFlat() {
    var first = Map.of("base", Map.of("pw", Map.of("a", 1, "b", 2)));
    var change = Map.of("base", Map.of("pw", Map.of("a", 10)));

    assertThat(builder().merge(first).merge(change).inputs())
        .isEqualTo(Map.of("base", Map.of("pw", Map.of("a", new Int(10), "b", new Int(2)))));
    assertThat(builder().merge(first).update(change).inputs()).isEqualTo(Map.of("base", Map.of("pw", Map.of("a", new Int(10)))));
    assertThat(builder().merge(first).update(Map.of("base", Map.of("tags", List.of()))).get("base.pw.b")).isEqualTo(new Int(2));
  }

  @Test
  @DisplayName("SPEC 15.2/19 prune removes empty namespaces but keeps nulls and empty lists")
  void prunesOnlyEmptyNamespaces() {
    var builder = builder().set("base.tags", List.of()).set("real", null).merge(Map.of("base", Map.of("pw", Map.of())));

    assertThat(builder.unpruned()).extracting("base").isEqualTo(Map.of("tags", List.of(), "pw", Map.of()));
    assertThat(builder.inputs()).containsEntry("real", null).containsEntry("base", Map.of("tags", List.of()));
    assertThat(builder().merge(Map.of("base", Map.of("pw", Map.of()))).inputs()).isEmpty();
  }

  @Test
  @DisplayName("SPEC 15.2/19 builder values beat keyword inputs")
  void beatsKeywordInputs() {
    var over = builder().set("base.pw.a", 1).set("n", 2).over(Map.of("n", 9, "text", "kept", "base",
        Map.of("pw", Map.of("a", 9, "b", 8))));

    assertThat(over).isEqualTo(
        Map.of("n", new Int(2), "text", "kept", "base", Map.of("pw", Map.of("a", new Int(1), "b", 8))));
  }

  @Test
  void validatesEachValueAtOnceAndKeepsTheOldOne() {
    var builder = builder().set("n", 1);

    assertThatThrownBy(() -> builder.set("n", -1)).isInstanceOf(ValidationException.class)
        .hasMessage("inputs.n: must not be negative");
    assertThatThrownBy(() -> builder.set("n", "one")).hasMessage("inputs.n: expected data.int, got text one");
    assertThatThrownBy(() -> builder.set("m", 1)).hasMessageContaining("inputs.m: unknown port; known ports: metadata, n, real");
    assertThatThrownBy(() -> builder.set("reel", 1)).hasMessageContaining("inputs.reel: unknown port; did you mean 'real'?");
    assertThatThrownBy(() -> builder.set("n.deep", 1)).hasMessageContaining("inputs.n: is a port");
    assertThat(builder.get("n")).isEqualTo(new Int(1));
  }

  @Test
  void wantsANamespaceCompleteWhenItIsSetAsAWhole() {
    assertThatThrownBy(() -> builder().set("base.pw", Map.of("b", 1))).hasMessageContaining("inputs.base.pw.a: required");
    assertThat(builder().set("base.pw.b", 3).set("base.pw", Map.of("a", 1)).inputs())
        .isEqualTo(Map.of("base", Map.of("pw", Map.of("a", new Int(1)))));
  }

  @Test
  void mergesAllOrNothingWithAllErrors() {
    var builder = builder().set("n", 1);

    assertThatThrownBy(() -> builder.merge(Map.of("n", 2, "real", "x", "base", Map.of("pw", Map.of("q", 1)))))
        .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.errors()).extracting(ValidationError::path)
            .containsExactlyInAnyOrder("inputs.real", "inputs.base.pw.q"));
    assertThat(builder.inputs()).isEqualTo(Map.of("n", new Int(1)));
  }

  @Test
  void givesTheDefaultOfAnUnsetPort() {
    var builder = builder().set("n", 1).unset("n");

    assertThat(builder.get("n")).isEqualTo(new Int(5));
    assertThat(builder.get("real")).isNull();
    assertThat(builder.inputs()).isEmpty();
    assertThatThrownBy(() -> builder.get("nothing")).isInstanceOf(ValidationException.class);
  }

  @Test
  void readsTypedTextByTheTypeOfThePort() {
    var builder = new InputsBuilder(SPEC, _ -> List.of(1L, 2L), Resolver.NONE).setText("n", "3").setText("real", "3")
        .setText("text", "3")
        .setText("flag", "true").setText("list", "[1,2]").setText("base.pseudos.Si", "4").setText("metadata.label", "5");

    assertThat(builder.inputs()).isEqualTo(Map.of("n", new Int(3), "real", new Float(3), "text", new Str("3"), "flag",
        new Bool(true),
        "list", new ListData(List.of(1L, 2L)), "base", Map.of("pseudos", Map.of("Si", new Int(4))), "metadata",
            Map.of("label", "5")));
    assertThatThrownBy(() -> builder.setText("n", "three")).hasMessage("inputs.n: 'three' is not a data.int");
    assertThatThrownBy(() -> builder.setText("flag", "yes"))
        .hasMessage("inputs.flag: 'yes' is not a data.bool; write true or false");
  }

  @Test
  void asksTheResolverForStoredValues() {
    var code = CodeData.installed("bash", "localhost", "/bin/bash");
    var asked = new ArrayList<Object>();
    Resolver resolver = (type, raw) -> {
      asked.add(raw);
      return type == CodeData.class && (raw.equals("bash@localhost") || raw.equals(17L)) ? Optional.<Data>of(code)
          : Optional.empty();
    };
    var builder = new InputsBuilder(SPEC, TextParser.NONE, resolver);

    assertThat(builder.setText("code", "bash@localhost").get("code")).isSameAs(code);
    assertThat(builder.setText("code", "17").get("code")).isSameAs(code);
    assertThat(builder.set("code", "bash@localhost").get("code")).isSameAs(code);
    assertThatThrownBy(() -> builder.setText("code", "zsh")).hasMessageContaining("inputs.code: expected data.code");
    assertThat(asked).containsExactly("bash@localhost", 17L, "bash@localhost", "zsh");
  }

  @Test
  void takesStructuredDataAsPlainTrees() {
    var plain = Map.of("label", "bash", "kind", "installed", "computer", "localhost", "executable", "/bin/bash");

    assertThat(builder().set("code", plain).get("code")).isEqualTo(CodeData.installed("bash", "localhost", "/bin/bash"));
    assertThatThrownBy(() -> builder().set("code", Map.of("label", "bash")))
        .hasMessageContaining("inputs.code: data.code: field 'kind'");
  }

  @Test @DisplayName("SPEC 2.3 null counts as an empty namespace, as in a file where all ports below a name are comments")
  void takesNullForAnEmptyNamespace() {
    var nothing = new java.util.HashMap<String, Object>();
    nothing.put("base", null);
    nothing.put("n", 1);
    assertThat(builder().set("base.pw.a", 1).merge(nothing).inputs()).isEqualTo(Map.of("n", new Int(1), "base", Map.of("pw",
        Map.of("a", new Int(1)))));
    assertThat(builder().set("base.pw.a", 1).set("base.pw", null).inputs()).isEmpty();
    assertThat(builder().set("base.pw.a", 1).update(nothing).inputs()).containsOnlyKeys("n");
    var needed =
        new InputsBuilder(EMPTY.withInputs(PortNamespace.of("inputs", PortNamespace.of("base", InputPort.of("a", Int.class)))));
    assertThatThrownBy(() -> needed.set("base", null)).hasMessage("inputs.base.a: required, but not given (data.int)");
  }

  @Test void saysWhatToDoAboutANumberThatCameAsText() {
    assertThatThrownBy(() -> builder().set("real", "1e-8"))
        .hasMessage("inputs.real: expected data.float, got text 1e-8; write it without quotes");
    assertThatThrownBy(() -> builder().set("n", "3"))
        .hasMessage("inputs.n: expected data.int, got text 3; write it without quotes");
    assertThatThrownBy(() -> builder().set("flag", "true")).hasMessageEndingWith("got text true; write it without quotes");
    assertThatThrownBy(() -> builder().set("flag", "yes")).hasMessage("inputs.flag: expected data.bool, got text yes");
    assertThatThrownBy(() -> builder().set("code", "zsh")).hasMessage(
        "inputs.code: expected data.code, got text zsh; there is no such node, give the pk, the uuid or the label of one");
    assertThat(builder().set("real", 1e-8).get("real")).isEqualTo(new Float(1e-8));
  }

  @Test void updateWantsWhatItReplacesComplete() {
    var builder = builder().set("base.pw.a", 1);
    assertThatThrownBy(() -> builder.update(Map.of("base", Map.of("pw", Map.of("b", 2)))))
        .hasMessageContaining("inputs.base.pw.a: required");
    assertThat(builder.update(Map.of("base", Map.of("pw", Map.of("a", 3, "b", 2)))).inputs())
        .isEqualTo(Map.of("base", Map.of("pw", Map.of("a", new Int(3), "b", new Int(2)))));
    assertThat(builder.merge(Map.of("base", Map.of("pw", Map.of("b", 5)))).get("base.pw.a")).isEqualTo(new Int(3));
  }

  @Test void everyPortCanBeSetAndTakenAwayAgain() {
    var builder = builder().set("metadata.label", "mine").set("base.pseudos.Si", 4).set("n", 4);
    assertThat(builder.get("metadata.label")).isEqualTo("mine");
    assertThat(builder.get("base.pseudos.Si")).isEqualTo(new Int(4));
    builder.unset("n").unset("base.pseudos").unset("metadata.label").unset("text");
    assertThat(builder.inputs()).isEmpty();
    assertThatThrownBy(() -> builder.set("n", Map.of("value", 4))).isInstanceOf(ValidationException.class);
    assertThat(builder.set("n", 4).inputs()).isEqualTo(Map.of("n", new Int(4)));
  }

  @Test
  void showsItselfLikeYaml() {
    assertThat(builder().set("base.pw.a", 1).set("text", "hi")).hasToString("test.builder\nbase:\n  pw:\n    a: 1\ntext: hi\n");
  }

  @Test
  void keepsADictionaryValueWholeWhenMerging() {
    var spec = EMPTY.withInputs(EMPTY.inputs().with(InputPort.of("parameters", Dict.class)));

    var builder = new InputsBuilder(spec).merge(Map.of("parameters", Map.of("a", 1))).merge(Map.of("parameters", Map.of()));

    assertThat(builder.inputs()).isEqualTo(Map.of("parameters", new Dict(Map.of())));
  }

  private static InputsBuilder builder() {
    return new InputsBuilder(SPEC);
  }
}
