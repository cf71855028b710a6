package org.clew.examples.qe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.testkit.Answers.failed;
import static org.clew.testkit.Answers.ok;

import java.util.Map;
import java.util.Optional;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.testkit.Chain;
import org.clew.testkit.CrashAfterEveryStep;
import org.clew.testkit.Golden;
import org.clew.testkit.WorkChainTest;
import org.clew.workchain.Result;
import org.junit.jupiter.api.Test;

@WorkChainTest(PwBase.class)
class PwBaseTest {
  private static final Pw.In IN = Silicon.with(Silicon.CRYSTAL, Map.of("Si", Silicon.PSEUDO),
      Map.of("ELECTRONS", Map.of("electron_maxstep", 50)), 60L);
  private static final Result<Pw.Out> DONE = ok(new Pw.Out(new Float(-215), new Float(40), new Dict(Map.of())));

  @CrashAfterEveryStep void mixingMoreSoftlySurvivesCrashes(Chain<PwBase.In, PwBase.Out> chain) {
    chain.stub(Pw.class, (_, earlier) -> earlier < 1 ? failed(Pw.SCF_NOT_CONVERGED) : DONE).runsTheSame(new PwBase.In(IN)).ok();
  }

  @Test void mixesMoreSoftlyUntilItConverges(Chain<PwBase.In, PwBase.Out> chain) {
    var run = chain.stub(Pw.class, (_, earlier) -> earlier < 2 ? failed(Pw.SCF_NOT_CONVERGED) : DONE).run(new PwBase.In(IN)).ok();
    assertThat(run.inputsOf(Pw.class).stream().map(in -> PwRepair.mixingBeta(in.parameters()))).containsExactly(0.7, 0.35, 0.175);
    assertThat(run.inputsOf(Pw.class)).allSatisfy(in -> assertThat(PwNamelists.given(in.parameters()).get("electrons"))
        .containsEntry("electron_maxstep", 50L));
    assertThat(run.out(PwBase.Out::energy)).isEqualTo(new Float(-215));
  }

  @Test void givesUpWhenMixingIsAsSoftAsCanBe(Chain<PwBase.In, PwBase.Out> chain) {
    var run = chain.stub(Pw.class, _ -> failed(Pw.SCF_NOT_CONVERGED)).run(new PwBase.In(IN));
    assertThat(run.exitCode().orElseThrow()).returns(501, code -> code.status())
        .returns("The self-consistent cycle did not converge, not even with a mixing_beta of 0.0875.", code -> code.message());
    assertThat(run.children()).hasSize(4);
  }

  @Test void goesOnFromWhereTheTimeWasOver(Chain<PwBase.In, PwBase.Out> chain) {
    var run = chain.stub(Pw.class, (in, _) -> in.parentFolder().isEmpty() ? failed(Pw.OUT_OF_WALLTIME) : DONE)
        .run(new PwBase.In(IN)).ok();
    var second = run.inputsOf(Pw.class).get(1);
    assertThat(second.parentFolder())
        .hasValueSatisfying(folder -> assertThat(folder.path()).contains(run.children().getFirst().uuid().toString()));
    assertThat(second.maxSeconds()).isEqualTo(Optional.of(new Int(120)));
  }

  @Golden void outlineIsStable(Chain<PwBase.In, PwBase.Out> chain) {}
}
