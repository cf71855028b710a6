package org.clew.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.testkit.CalcJobs.parse;
import static org.clew.testkit.CalcJobs.prepare;

import java.util.Map;
import org.clew.data.CodeData;
import org.clew.data.Int;
import org.clew.spec.ValidationException;
import org.clew.testkit.sample.Add;
import org.clew.testkit.sample.Add.In;
import org.clew.testkit.sample.Add.Out;
import org.clew.testkit.sample.MultiplyAdd;
import org.junit.jupiter.api.Test;

class CalcJobsTest {
  // #region job
  private static final In IN = new In(new Int(1), new Int(2), MultiplyAdd.BASH);

  @Test void writesInput() {
    var prepared = prepare(new Add(), IN);
    assertThat(prepared.file("sum.in")).isEqualTo("echo $((1 + 2))\n");
    assertThat(prepared.script()).contains("'/bin/bash' < 'sum.in' > 'sum.out'");
  }

  @Test void parsesTheSum() {
    assertThat(parse(new Add(), IN, Map.of("sum.out", "3\n"))).isEqualTo(Answers.ok(new Out(new Int(3))));
    assertThat(parse(new Add(), IN, Map.of())).isEqualTo(Answers.failed(Add.NO_OUTPUT));
  }
  // #endregion

  @Test void optionsStandInTheScript() {
    var prepared = prepare(new Add(), Map.of("x", 1, "y", 2, "code", MultiplyAdd.BASH,
        "metadata", Map.of("options", Map.of("prepend_text", "module load sums"))));
    assertThat(prepared.script()).contains("module load sums");
    assertThat(prepared.plan().codes()).hasSize(1);
    assertThat(prepared.files()).containsExactly("sum.in");
  }

  @Test void writesTheScriptForTheComputerOfTheCode() {
    var elsewhere = new In(new Int(1), new Int(2), CodeData.installed("sh", "daint", "/bin/dash"));
    assertThat(prepare(new Add(), elsewhere).script()).contains("/bin/dash");
  }

  @Test void refusesInputsAsAnEngineDoes() {
    assertThatThrownBy(() -> prepare(new Add(), Map.of("x", 1, "z", 3))).isInstanceOf(ValidationException.class)
        .hasMessageContaining("inputs.y").hasMessageContaining("inputs.z");
  }

  @Test void parserThrowsToTheTest() {
    assertThatThrownBy(() -> parse(new Add(), IN, Map.of("sum.out", "three"))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"three\" is not a whole number");
  }
}
