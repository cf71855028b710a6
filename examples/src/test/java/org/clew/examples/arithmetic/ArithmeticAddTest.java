package org.clew.examples.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.data.Int;
import org.clew.workchain.Failed;
import org.clew.workchain.Ok;
import org.clew.workchain.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArithmeticAddTest {
  private static final ArithmeticAdd.In IN = new ArithmeticAdd.In(new Int(1), new Int(-2), Shells.LOCAL_BASH);
  private final Sandbox dir = new Sandbox();

  @Test void writesTheSumAsAShellScript() {
    JobPlan plan = new ArithmeticAdd().prepare(IN, dir);
    assertThat(dir.file("sum.sh")).isEqualTo("echo $((1 + -2))\n");
    assertThat(plan.codes().getFirst().stdin()).isEqualTo("sum.sh");
    assertThat(plan.codes().getFirst().stdout()).isEqualTo("sum.out");
  }

  @Test void readsTheSum() {
    assertThat(parse(Map.of("sum.out", "5\n"))).isEqualTo(new Ok<>(new ArithmeticAdd.Out(new Int(5))));
  }

  @Test void failsWithoutAnOutputFile() {
    assertThat(parse(Map.of())).isEqualTo(new Failed<>(ArithmeticAdd.NO_OUTPUT));
  }

  @ParameterizedTest
  @CsvSource({"''", "four", "1.5", "'1 2'"})
  void failsWithAnOutputThatIsNoWholeNumber(String text) {
    assertThat(parse(Map.of("sum.out", text))).isEqualTo(new Failed<>(ArithmeticAdd.BAD_OUTPUT));
  }

  @Test void keepsANegativeSumThatItComplainsAbout() {
    assertThat(parse(Map.of("sum.out", "-1\n"))).isEqualTo(new Failed<>(ArithmeticAdd.NEGATIVE, Map.of("sum", new Int(-1))));
  }

  private static Result<ArithmeticAdd.Out> parse(Map<String, String> files) {
    return new ArithmeticAdd().parse(IN, Retrieved.of(files));
  }
}
