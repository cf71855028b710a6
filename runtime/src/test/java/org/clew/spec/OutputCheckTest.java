package org.clew.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.clew.data.Int;
import org.clew.data.Str;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputCheckTest {
  private static final PortNamespace OUTPUTS = PortNamespace.of("outputs", OutputPort.of("sum", Int.class),
      OutputPort.of("note", Str.class).optional(),
      PortNamespace.of("bands", OutputPort.of("gap", Int.class)).optional(),
      PortNamespace.of("extra").dynamic(Int.class));

  @ParameterizedTest
  @CsvSource({"sum", "bands.gap", "extra.a", "extra.deep.a"})
  void acceptsDeclaredAndDynamicOutputs(String path) {
    assertThat(OutputCheck.accept(OUTPUTS, path, new Int(1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"note,outputs.note", "sun,outputs.sun", "bands.gab,outputs.bands.gab", "bands,outputs.bands",
      "sum.deep,outputs.sum",
      "extra.a__b,outputs.extra.a__b"})
  void namesThePathOfWhatItRefuses(String path, String told) {
    assertThat(OutputCheck.accept(OUTPUTS, path, new Int(1))).get().extracting(ValidationError::path).isEqualTo(told);
  }

  @Test
  void refusesWhatIsNotData() {
    assertThat(OutputCheck.accept(OUTPUTS, "sum", 1)).get().hasToString("outputs.sum: outputs must be data, got Integer");
    assertThat(OutputCheck.accept(OUTPUTS, "extra.a", new Str("x"))).get()
        .hasToString("outputs.extra.a: expected data.int, got data.str x");
  }

  @Test
  void listsMissingRequiredOutputs() {
    assertThat(OutputCheck.missing(OUTPUTS, Map.of())).extracting(ValidationError::path).containsExactly("outputs.sum");
    assertThat(OutputCheck.missing(OUTPUTS, Map.of("sum", new Int(1), "bands", Map.of("x", new Int(2)))))
        .extracting(ValidationError::path).containsExactly("outputs.bands.gap");
  }

  @Test
  void tellsAllErrorsTogether() {
    assertThat(OutputCheck.validate(OUTPUTS, Map.of("note", new Int(1), "wrong", new Int(1)))).extracting(ValidationError::path)
        .containsExactlyInAnyOrder("outputs.note", "outputs.wrong", "outputs.sum");
    assertThat(OutputCheck.validate(OUTPUTS.validator((_, _) -> "no"), Map.of("sum", new Int(1))))
        .containsExactly(new ValidationError("outputs", "no"));
  }
}
