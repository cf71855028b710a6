package org.clew.examples.eos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.testkit.Answers.failed;

import java.util.Map;
import org.clew.testkit.Chain;
import org.clew.testkit.Golden;
import org.clew.testkit.WorkChainTest;
import org.junit.jupiter.api.Test;

@WorkChainTest(EquationOfState.class)
class EquationOfStateTest {
  @Test void namesTheCalculationThatFailed(Chain<EquationOfState.In, EquationOfState.Out> chain) {
    var run = chain.stub(LennardJonesEnergy.class, _ -> failed(LennardJonesEnergy.NO_OUTPUT)).run(Map.of());
    assertThat(run.exitStatus()).isEqualTo(EquationOfState.JOB_FAILED.status());
    assertThat(run.exitCode().orElseThrow().message()).contains(LennardJonesEnergy.NO_OUTPUT.message());
    assertThat(run.children()).hasSize(7);
  }

  @Golden void outlineIsStable(Chain<EquationOfState.In, EquationOfState.Out> chain) {}
}
