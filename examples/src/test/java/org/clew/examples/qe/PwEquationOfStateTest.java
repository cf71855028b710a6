package org.clew.examples.qe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.clew.testkit.Answers.failed;
import static org.clew.testkit.Answers.ok;

import java.util.Map;
import java.util.Optional;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.SinglefileData;
import org.clew.examples.Units;
import org.clew.spec.ValidationException;
import org.clew.testkit.Chain;
import org.clew.testkit.CrashAfterEveryStep;
import org.clew.testkit.Golden;
import org.clew.testkit.WorkChainTest;
import org.clew.workchain.Result;
import org.junit.jupiter.api.Test;

@WorkChainTest(PwEquationOfState.class)
class PwEquationOfStateTest {
  /** Of a crystal whose energy is a parabola in the volume: 20 Å³ per atom, 98 GPa. */
  private static final double VOLUME = 20;
  private static final double BULK_MODULUS = 98;
  private static final Map<String, ?> IN = Map.of("pseudos", Map.of("Si", Silicon.PSEUDO));

  @Test void findsTheMinimumOfWhatPwCalculates(Chain<PwEquationOfState.In, PwEquationOfState.Out> chain) {
    var run = chain.stub(Pw.class, PwEquationOfStateTest::parabola).run(IN).ok();
    assertThat(run.out(PwEquationOfState.Out::latticeConstant).value()).isCloseTo(Math.cbrt(8 * VOLUME), withinPercentage(0.01));
    assertThat(run.out(PwEquationOfState.Out::bulkModulus).value()).isCloseTo(BULK_MODULUS, withinPercentage(1));
    assertThat(run.out(PwEquationOfState.Out::energy).value()).isCloseTo(-107, withinPercentage(1e-4));
    assertThat(run.inputsOf(Pw.class)).hasSize(7).allSatisfy(in -> assertThat(in.maxSeconds()).isEmpty());
  }

  @Test void pwStopsBeforeTheSchedulerWould(Chain<PwEquationOfState.In, PwEquationOfState.Out> chain) {
    var run = chain.stub(Pw.class, PwEquationOfStateTest::parabola)
        .run(Map.of("pseudos", IN.get("pseudos"), "options", Map.of("max_wallclock_seconds", 600)));
    assertThat(run.ok().inputsOf(Pw.class)).allSatisfy(in -> assertThat(in.maxSeconds()).isEqualTo(Optional.of(new Int(570))));
  }

  @Test void asksForThePseudopotentialThatIsMissing(Chain<PwEquationOfState.In, PwEquationOfState.Out> chain) {
    assertThatThrownBy(() -> chain.run(Map.of())).isInstanceOf(ValidationException.class)
        .hasMessageContaining("give a pseudopotential for each element: pseudos.SYMBOL=@FILE");
    var run = chain.run(Map.of("pseudos", Map.of("Ge", Silicon.PSEUDO)));
    assertThat(run.exitCode().orElseThrow().message())
        .isEqualTo("No pseudopotential for Si; give one as pseudos.SYMBOL=@FILE.");
    assertThat(run.children()).isEmpty();
  }

  @Test void refusesACrystalThatIsNotCubic(Chain<PwEquationOfState.In, PwEquationOfState.Out> chain) {
    var tetragonal = SinglefileData.ofText("tin.xyz", "1\nLattice=\"5.8 0 0 0 5.8 0 0 0 3.2\"\nSn 0 0 0\n");
    var run = chain.run(Map.of("structure", tetragonal, "pseudos", Map.of("Sn", Silicon.PSEUDO)));
    assertThat(run.exitStatus()).isEqualTo(PwEquationOfState.NOT_CUBIC.status());
  }

  @Test void namesTheCalculationThatFailed(Chain<PwEquationOfState.In, PwEquationOfState.Out> chain) {
    var run = chain.stub(Pw.class, _ -> failed(Pw.OUT_OF_WALLTIME)).run(IN);
    assertThat(run.exitStatus()).isEqualTo(PwEquationOfState.JOB_FAILED.status());
    assertThat(run.exitCode().orElseThrow().message()).contains(Pw.OUT_OF_WALLTIME.message());
  }

  @CrashAfterEveryStep void survivesCrash(Chain<PwEquationOfState.In, PwEquationOfState.Out> chain) {
    chain.stub(Pw.class, PwEquationOfStateTest::parabola).runsTheSame(IN);
  }

  @Golden void outlineIsStable(Chain<PwEquationOfState.In, PwEquationOfState.Out> chain) {}

  private static Result<Pw.Out> parabola(Pw.In in) {
    int atoms = in.structure().sites().size();
    double volume = in.structure().volume() / atoms;
    double modulus = BULK_MODULUS / Units.GPA_PER_EV_PER_CUBIC_ANGSTROM;
    double energy = -107 + modulus / (2 * VOLUME) * Math.pow(volume - VOLUME, 2);
    return ok(new Pw.Out(new Float(energy * atoms), new Float(volume * atoms),
        new Dict(Map.of("atoms", atoms, "volume", volume * atoms, "energy_per_atom", energy))));
  }
}
