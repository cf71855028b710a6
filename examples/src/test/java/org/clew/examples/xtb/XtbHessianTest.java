package org.clew.examples.xtb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.clew.examples.xtb.TestMolecules.FLAT_AMMONIA;
import static org.clew.examples.xtb.TestMolecules.WATER;
import static org.clew.examples.xtb.TestMolecules.hessian;

import java.util.List;
import java.util.Map;
import org.clew.calcjob.Retrieved;
import org.clew.data.Cell;
import org.clew.data.Int;
import org.clew.data.ListData;
import org.clew.data.Periodicity;
import org.clew.data.Site;
import org.clew.data.StructureData;
import org.clew.data.Vector3;
import org.clew.examples.Fixtures;
import org.clew.spec.ExitCode;
import org.clew.testkit.CalcJobs;
import org.clew.workchain.Failed;
import org.clew.workchain.Ok;
import org.clew.workchain.Result;
import org.junit.jupiter.api.Test;

/** Reads what xtb 6.5.1 of Debian left. */
class XtbHessianTest {
  /** eV for 1/cm: h c of the SI. */
  private static final double EV_PER_WAVENUMBER = 1.239841984e-4;

  @Test void asksXtbForVibrations() {
    assertThat(CalcJobs.prepare(new XtbHessian(), hessian(WATER)).plan().codes().getFirst().arguments())
        .containsExactly("structure.xyz", "--hess", "--json", "--gfn", "2", "--chrg", "0", "--uhf", "0");
  }

  @Test void readsTheVibrationsOfWater() {
    var out = ok(parse(WATER, Fixtures.retrieved(getClass(), "water-hessian")));
    assertThat(out.frequencies()).isEqualTo(new ListData(List.of(1539.48436174, 3644.23943625, 3652.58309815)));
    assertThat(out.imaginary()).isEqualTo(new Int(0));
    assertThat(out.imaginaryMode()).isEmpty();
    assertThat(out.zeroPointEnergy().value()).isCloseTo((1539.48436174 + 3644.23943625 + 3652.58309815) / 2 * EV_PER_WAVENUMBER,
        within(1e-5));
  }

  /** Enthalpy less temperature times entropy is the free energy: -5.046632843991 - 0.0213990 = -5.068031868 hartree. */
  @Test void readsTheThermochemistryOfWater() {
    var thermochemistry = ok(parse(WATER, Fixtures.retrieved(getClass(), "water-hessian"))).thermochemistry().value();
    assertThat((Double) thermochemistry.get("temperature")).isEqualTo(298.15);
    assertThat((Double) thermochemistry.get("energy")).isCloseTo(-137.976543, within(1e-6));
    assertThat((Double) thermochemistry.get("enthalpy")).isCloseTo(-137.325875, within(1e-6));
    assertThat((Double) thermochemistry.get("free_energy")).isCloseTo(-137.908173, within(1e-6));
    assertThat((Double) thermochemistry.get("enthalpy") - (Double) thermochemistry.get("temperature_times_entropy"))
        .isCloseTo((Double) thermochemistry.get("free_energy"), within(1e-5));
  }

  @Test void readsTheWayOutOfASaddlePoint() {
    var out = ok(parse(FLAT_AMMONIA, Fixtures.retrieved(getClass(), "flat-ammonia-hessian")));
    assertThat(out.imaginary()).isEqualTo(new Int(1));
    assertThat(out.frequencies().value()).hasSize(6);
    assertThat(Vibrations.lowest(out.frequencies())).isCloseTo(-971.309, within(1e-3));
    assertThat(out.imaginaryMode()).contains(new ListData(List.of(List.of(0.0, 0.0, 0.42), List.of(-0.0, -0.0, -0.52),
        List.of(-0.0, -0.0, -0.52), List.of(-0.0, -0.0, -0.52))));
  }

  /** The symmetry analysis of this version aborts on linear molecules, after most of its files are written. */
  @Test void aCrashAfterTheFrequenciesIsNoResult() {
    var monoxide = new StructureData(Cell.NONE, Periodicity.NONE,
        List.of(new Site("C", Vector3.ZERO), new Site("O", new Vector3(0, 0, 1.1162))));
    failed(parse(monoxide, Fixtures.retrieved(getClass(), "linear-crash")), Xtb.INTERRUPTED);
  }

  @Test void namesWhatIsMissingInTheOutput() {
    var water = Fixtures.retrieved(getClass(), "water-hessian");
    assertMissing(WATER, Fixtures.edited(water, "xtb.out", ":: zero point energy", ":: no energy"), "thermochemistry");
    assertMissing(WATER, Fixtures.edited(water, "xtbout.json", "{", "["), "list of frequencies in xtbout.json");
    assertMissing(FLAT_AMMONIA, water, "list of frequencies in xtbout.json");
    var ammonia = Fixtures.retrieved(getClass(), "flat-ammonia-hessian");
    assertMissing(FLAT_AMMONIA, Fixtures.edited(ammonia, "g98.out", "Atom AN", "Atoms"), "imaginary mode in g98.out");
    failed(CalcJobs.parse(new XtbHessian(), hessian(WATER), Map.of()), Xtb.NO_OUTPUT);
  }

  @Test void refusesASingleAtom() {
    var atom = new StructureData(Cell.NONE, Periodicity.NONE, List.of(new Site("Ar", Vector3.ZERO)));
    assertThatThrownBy(() -> hessian(atom)).hasMessageContaining("2 or more atoms");
  }

  private static void assertMissing(StructureData molecule, Retrieved files, String what) {
    assertThat(failed(parse(molecule, files), Xtb.BAD_OUTPUT).code().message())
        .isEqualTo("The output of xtb has no " + what + ".");
  }

  private static Result<XtbHessian.Out> parse(StructureData molecule, Retrieved files) {
    return CalcJobs.parse(new XtbHessian(), hessian(molecule), files);
  }

  private static XtbHessian.Out ok(Result<XtbHessian.Out> result) {
    if (result instanceof Ok(var out)) return out;
    throw new AssertionError(result);
  }

  private static Failed<XtbHessian.Out> failed(Result<XtbHessian.Out> result, ExitCode code) {
    if (result instanceof Failed<XtbHessian.Out> failed && failed.code().is(code)) return failed;
    throw new AssertionError("expected " + code + ", found " + result);
  }
}
