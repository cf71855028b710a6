package org.clew.examples.xtb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.examples.xtb.TestMolecules.FLAT_AMMONIA;
import static org.clew.examples.xtb.TestMolecules.list;
import static org.clew.examples.xtb.TestMolecules.optimized;
import static org.clew.testkit.Answers.failed;
import static org.clew.testkit.Answers.ok;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Bool;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.StructureData;
import org.clew.testkit.Chain;
import org.clew.testkit.CrashAfterEveryStep;
import org.clew.testkit.Golden;
import org.clew.testkit.WorkChainTest;
import org.clew.workchain.Result;
import org.junit.jupiter.api.Test;

@WorkChainTest(XtbMinimum.class)
class XtbMinimumTest {
  private static final Map<String, ?> IN = Map.of("structure", FLAT_AMMONIA);

  @Test void leavesASaddlePointAlongItsImaginaryVibration(Chain<XtbMinimum.In, XtbMinimum.Out> chain) {
    var run = stubbed(chain).run(IN).ok();
    assertThat(run.steps()).containsExactly("start", "search/optimize", "search/vibrate", "search/inspect", "search/optimize",
        "search/vibrate", "search/inspect", "finish");
    assertThat(isFlat(run.out(XtbMinimum.Out::structure))).isFalse();
    assertThat(run.out(XtbMinimum.Out::energy)).isEqualTo(new Float(-2));
    assertThat(run.inputsOf(XtbOptimize.class).get(1).structure().sites().get(1).position().z()).isEqualTo(-0.1);
    assertThat(run.reports()).containsExactly("the lowest vibration is imaginary, 971i/cm: moved along it",
        "minimum found in attempt 2, E = -2.0000 eV");
  }

  @Test void givesUpAfterTheLastAttempt(Chain<XtbMinimum.In, XtbMinimum.Out> chain) {
    var run = chain.stub(XtbOptimize.class, in -> ok(optimized(in.structure(), -1)))
        .stub(XtbHessian.class, _ -> ok(saddle())).run(Map.of("structure", FLAT_AMMONIA, "max_attempts", 3));
    assertThat(run.exitCode().orElseThrow().message())
        .isEqualTo("No minimum was found in 3 attempts; after the last one the lowest vibration is imaginary, 971i/cm.");
    assertThat(run.children()).hasSize(6);
  }

  @Test void goesOnFromAGeometryThatHasNotConverged(Chain<XtbMinimum.In, XtbMinimum.Out> chain) {
    var bent = Molecules.displace(FLAT_AMMONIA, saddle().imaginaryMode().orElseThrow(), new Float(0.3));
    var run = chain.stub(XtbOptimize.class, (in, earlier) -> earlier > 0 ? ok(optimized(in.structure(), -2))
        : failed(XtbOptimize.NOT_CONVERGED.format(Map.of("cycles", 200)), Map.of("structure", bent, "converged",
            new Bool(false))))
        .stub(XtbHessian.class, _ -> ok(minimum())).run(IN).ok();
    assertThat(run.inputsOf(XtbOptimize.class).get(1).structure()).isEqualTo(bent);
    assertThat(run.inputsOf(XtbHessian.class)).hasSize(1);
  }

  @Test void endsWithTheCauseWhenAJobFails(Chain<XtbMinimum.In, XtbMinimum.Out> chain) {
    var run = chain.stub(XtbOptimize.class, _ -> failed(Xtb.SCF_FAILED)).run(IN);
    assertThat(run.exitStatus()).isEqualTo(XtbMinimum.JOB_FAILED.status());
    assertThat(run.exitCode().orElseThrow().message()).contains("The charges did not become self-consistent");
    var vibration = chain.stub(XtbOptimize.class, in -> ok(optimized(in.structure(), -1)))
        .stub(XtbHessian.class, _ -> failed(Xtb.INTERRUPTED)).run(IN);
    assertThat(vibration.exitCode().orElseThrow().message()).contains("xtb crashed or was ended");
  }

  @CrashAfterEveryStep void survivesCrash(Chain<XtbMinimum.In, XtbMinimum.Out> chain) {
    stubbed(chain).runsTheSame(IN);
  }

  @Golden void outlineIsStable(Chain<XtbMinimum.In, XtbMinimum.Out> chain) {}

  /** Flat molecules are at a saddle point, others at a minimum. */
  private static Chain<XtbMinimum.In, XtbMinimum.Out> stubbed(Chain<XtbMinimum.In, XtbMinimum.Out> chain) {
    return chain.stub(XtbOptimize.class, in -> ok(optimized(in.structure(), isFlat(in.structure()) ? -1 : -2)))
        .stub(XtbHessian.class, XtbMinimumTest::vibrations);
  }

  private static Result<XtbHessian.Out> vibrations(XtbHessian.In in) {
    return ok(isFlat(in.structure()) ? saddle() : minimum());
  }

  private static XtbHessian.Out saddle() {
    var mode = list(List.of(0, 0, 0.42), List.of(0, 0, -0.52), List.of(0, 0, -0.52), List.of(0, 0, -0.52));
    return new XtbHessian.Out(list(-971.3, 1462.8, 1463.1, 3613.3, 3724.3, 3724.4), new Int(1), new Float(0.86),
        TestMolecules.thermochemistry(-1), Optional.of(mode));
  }

  private static XtbHessian.Out minimum() {
    return new XtbHessian.Out(list(1000.0, 1560.0, 1560.0, 3400.0, 3450.0, 3450.0), new Int(0), new Float(0.9),
        TestMolecules.thermochemistry(-2), Optional.empty());
  }

  private static boolean isFlat(StructureData molecule) {
    return molecule.sites().stream().allMatch(site -> Math.abs(site.position().z()) < 1e-6);
  }
}
