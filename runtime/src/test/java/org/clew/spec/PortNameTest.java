package org.clew.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.clew.data.Int;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a__b", "_a", "a_", "", "1a", "a-b", "a.b", "ä", "a b", "_", "a___b"})
  @DisplayName("SPEC 15.2/18 names that would confuse link labels are rejected")
  void rejectsIllegalNames(String name) {
    assertThatThrownBy(() -> InputPort.of(name, Int.class)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("port name '" + name + "'");
    assertThatThrownBy(() -> OutputPort.of(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PortNamespace.of(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a_b", "A1", "x_1_y", "maxIter"})
  void acceptsLegalNames(String name) {
    assertThat(PortName.check(name)).isEqualTo(name);
  }

  @Test
  @DisplayName("SPEC 15.2/18 link labels of nested inputs are joined by two underscores and come back nested")
  void joinsAndSplitsLinkLabels() {
    Map<String, Object> nested = Map.of("base", Map.of("pw", Map.of("max_iter", new Int(1)), "x", new Int(2)), "y", new Int(3));

    var flat = LinkLabels.flatten(nested);

    assertThat(flat).isEqualTo(Map.of("base__pw__max_iter", new Int(1), "base__x", new Int(2), "y", new Int(3)));
    assertThat(LinkLabels.nest(flat)).isEqualTo(nested);
    assertThat(PortName.toPath(PortName.toLinkLabel("base.pw.structure"))).isEqualTo("base.pw.structure");
  }

  @ParameterizedTest
  @CsvSource({"maxIterations,max_iterations", "x,x", "kPoints,k_points", "scfHTMLFile,scf_html_file", "x1,x1",
      "max_iter,max_iter",
      "URL,url", "step2Size,step2_size"})
  void turnsComponentNamesIntoPortNames(String component, String port) {
    assertThat(Records.portName(component)).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({"strcture,structure", "Structure,structure", "kpoint,kpoints", "param,parameters", "str,structure",
      "kpiont,kpoints", "labl,label", "lable,label"})
  void suggestsSimilarNames(String given, String meant) {
    assertThat(Suggestion.nearest(given, java.util.List.of("kpoints", "structure", "parameters", "label"))).contains(meant);
  }

  @Test
  void suggestsNothingForANameLikeNoOther() {
    assertThat(Suggestion.nearest("banana", java.util.List.of("kpoints", "structure"))).isEmpty();
    assertThat(Suggestion.nearest("w", java.util.List.of("x", "y", "wide"))).isEmpty();
  }
}
