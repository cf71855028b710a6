package org.clew.examples.qe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.clew.data.Dict;
import org.clew.examples.Fixtures;
import org.clew.spec.EngineExitCodes;
import org.clew.testkit.CalcJobs;
import org.clew.workchain.Failed;
import org.clew.workchain.Ok;
import org.clew.workchain.Result;
import org.junit.jupiter.api.Test;

/** Reads what pw.x 6.7 of Debian printed. */
class PwTest {
  private static final Pw.In IN = Silicon.with(Map.of());

  /** -15.84753142 Ry; 1 Ry is 13.605693122994 eV; 4.5·10⁻⁵ Ry/bohr³ is 0.67 GPa, which pw.x prints as 6.70 kbar. */
  @Test void readsEnergyVolumeAndPressure() {
    var out = ok(parse("silicon"));
    assertThat(out.energy().value()).isCloseTo(-215.616649, within(1e-6));
    assertThat(out.volume().value()).isCloseTo(39.366, within(1e-9));
    var results = out.results().value();
    assertThat((Double) results.get("energy_per_atom")).isCloseTo(-107.808325, within(1e-6));
    assertThat((Double) results.get("pressure")).isCloseTo(-0.670, within(1e-3));
    assertThat((Double) results.get("scf_accuracy")).isBetween(0.0, 1e-7);
    assertThat(results).containsEntry("atoms", 2L).containsEntry("scf_iterations", 6L)
        .containsEntry("functional", "SLA PZ NOGX NOGC");
  }

  /** 0.02285731 Ry/bohr; 1 Ry/bohr is 25.7110337 eV/Å. Shear -16.10 kbar. */
  @Test void readsForcesAndShear() {
    var results = ok(parse("displaced")).results().value();
    var forces = rows(results.get("forces"));
    assertThat(forces).hasSize(2);
    assertThat(forces.get(0)).allSatisfy(f -> assertThat(f).isCloseTo(0.587685, within(1e-5)));
    assertThat(forces.get(1)).allSatisfy(f -> assertThat(f).isCloseTo(-0.587685, within(1e-5)));
    assertThat(rows(results.get("stress")).get(0).get(1)).isCloseTo(-1.610, within(1e-3));
  }

  @Test void keepsWhatAnUnconvergedCycleGave() {
    var failed = failed(parse("unconverged"), Pw.SCF_NOT_CONVERGED.status());
    assertThat(failed.code().message()).contains("did not converge in 2 iterations");
    assertThat(failed.outputs()).containsOnlyKeys("volume", "results");
    assertThat(((Dict) failed.outputs().get("results")).value()).containsKey("scf_accuracy").doesNotContainKey("energy");
  }

  @Test void knowsThatPwStoppedItselfInTime() {
    assertThat(failed(parse("out-of-time"), Pw.OUT_OF_WALLTIME.status()).outputs()).containsOnlyKeys("volume", "results");
  }

  @Test void tellsWhatPwSaidOfItsInput() {
    assertThat(failed(parse("rejected"), Pw.INPUT_REJECTED.status()).code().message())
        .contains("in read_namelists: bad line in namelist &electrons: \"  mixing_beter = 0.3\"".replace("  m", " m"));
  }

  @Test void errorsOfACycleThatHadBegunAreNotThoseOfTheInput() {
    var text = Fixtures.files(PwTest.class, "killed").get("pw.out") + "\n %%%\n     Error in routine  cdiaghg (9):\n"
        + "      S matrix not positive definite\n %%%\n";
    var failed = failed(CalcJobs.parse(new Pw(), IN, Map.of("pw.out", text)), Pw.STOPPED.status());
    assertThat(failed.code().message()).isEqualTo("pw.x stopped in cdiaghg: S matrix not positive definite");
  }

  @Test void outputThatBreaksOffIsAnInterruption() {
    assertThat(parse("killed")).isEqualTo(new Failed<>(Pw.INTERRUPTED));
  }

  @Test void outputThatBreaksOffWhenTheSchedulerSaysSoIsALackOfTime() {
    var files = Fixtures.with(Fixtures.retrieved(PwTest.class, "killed"), EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME);
    failed(CalcJobs.parse(new Pw(), IN, files), Pw.OUT_OF_WALLTIME.status());
  }

  @Test void readsNothingOutOfNothing() {
    assertThat(CalcJobs.parse(new Pw(), IN, Map.of())).isEqualTo(new Failed<>(Pw.NO_OUTPUT));
    assertThat(CalcJobs.parse(new Pw(), IN, Map.of("pw.out", ""))).isEqualTo(new Failed<>(Pw.INTERRUPTED));
    var silicon = Fixtures.retrieved(PwTest.class, "silicon");
    var edited = Fixtures.edited(silicon, "pw.out", "!    total energy", "     no energy");
    assertThat(CalcJobs.parse(new Pw(), IN, edited)).isEqualTo(new Failed<>(Pw.BAD_OUTPUT));
  }

  private static Result<Pw.Out> parse(String run) {
    return CalcJobs.parse(new Pw(), IN, Fixtures.retrieved(PwTest.class, run));
  }

  private static Pw.Out ok(Result<Pw.Out> result) {
    if (result instanceof Ok(var out)) return out;
    throw new AssertionError(result);
  }

  private static Failed<Pw.Out> failed(Result<Pw.Out> result, int status) {
    if (result instanceof Failed<Pw.Out> failed && failed.code().status() == status) return failed;
    throw new AssertionError("expected exit status " + status + ", found " + result);
  }

  @SuppressWarnings("unchecked")
  private static List<List<Double>> rows(Object plain) {
    return (List<List<Double>>) plain;
  }
}
