package org.clew.examples.xtb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.clew.examples.xtb.TestMolecules.WATER;
import static org.clew.examples.xtb.TestMolecules.model;
import static org.clew.examples.xtb.TestMolecules.optimize;

import java.util.List;
import java.util.Map;
import org.clew.calcjob.Retrieved;
import org.clew.data.Bool;
import org.clew.data.Cell;
import org.clew.data.ExtendedXyz;
import org.clew.data.Periodicity;
import org.clew.data.Site;
import org.clew.data.StructureData;
import org.clew.data.Vector3;
import org.clew.examples.Fixtures;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;
import org.clew.spec.ValidationException;
import org.clew.testkit.CalcJobs;
import org.clew.workchain.Failed;
import org.clew.workchain.Ok;
import org.clew.workchain.Result;
import org.junit.jupiter.api.Test;

/** Writes for xtb, and reads what xtb 6.5.1 of Debian left. */
class XtbOptimizeTest {
  private static final XtbOptimize.In IN = optimize(WATER, XtbModel.DEFAULT);

  @Test void asksXtbForWhatTheInputsSay() {
    var prepared = CalcJobs.prepare(new XtbOptimize(), optimize(WATER, model(-1, 1)));
    assertThat(prepared.plan().codes().getFirst().arguments()).containsExactly("structure.xyz", "--opt", "tight", "--cycles",
        "200", "--gfn", "2", "--chrg", "-1", "--uhf", "1");
    assertThat(ExtendedXyz.read(prepared.file("structure.xyz"))).isEqualTo(WATER);
  }

  @Test void kindNamesBecomeSymbolsForXtbAndComeBack() {
    var kinds = new StructureData(Cell.NONE, Periodicity.NONE, List.of(new Site("O1", WATER.sites().get(0).position()),
        new Site("H1", WATER.sites().get(1).position()), new Site("H2", WATER.sites().get(2).position())));
    assertThat(CalcJobs.prepare(new XtbOptimize(), optimize(kinds, XtbModel.DEFAULT)).file("structure.xyz"))
        .contains("\nO 0.0 0.0 0.1\nH 0.0 0.8 -0.5\n");
    var files = Fixtures.retrieved(getClass(), "water-optimize");
    var out = ok(CalcJobs.parse(new XtbOptimize(), optimize(kinds, XtbModel.DEFAULT), files));
    assertThat(out.structure().sites().stream().map(Site::symbol)).containsExactly("O1", "H1", "H2");
  }

  /** -5.070544445855 hartree, 5.6796257·10⁻⁵ hartree/bohr; 1 hartree is 27.211386245988 eV, 1 bohr 0.529177210903 Å. */
  @Test void readsTheOptimizedMolecule() {
    var out = ok(parse("water-optimize"));
    assertThat(out.energy().value()).isCloseTo(-137.976543, within(1e-6));
    assertThat(out.gradientNorm().value()).isCloseTo(2.920581e-3, within(1e-8));
    assertThat(out.converged()).isEqualTo(new Bool(true));
    assertThat(out.structure().sites().get(1).position()).isEqualTo(new Vector3(0, 0.77217228695814, -0.48967015848216));
    assertThat(out.structure().pbc()).isEqualTo(Periodicity.NONE);
  }

  @Test void keepsTheLastGeometryWhenItHasNotConverged() {
    var failed = failed(parse("unconverged"), XtbOptimize.NOT_CONVERGED);
    assertThat(failed.code().message()).startsWith("The geometry did not converge in 1 cycles");
    assertThat(failed.outputs()).containsOnlyKeys("structure", "energy", "gradient_norm", "converged")
        .containsEntry("converged", new Bool(false));
  }

  @Test void tellsThatTheChargesDidNotConverge() {
    failed(parse("scf-failed"), Xtb.SCF_FAILED);
  }

  @Test void tellsWhyXtbRefused() {
    assertThat(failed(parse("too-close"), Xtb.REFUSED).code().message()).isEqualTo("xtb refused to go on: Found *very* short"
        + " distance of  0.000E+00 for H1-H2; XTB REFUSES TO CONTINUE WITH THIS CALCULATION!; Some atoms in the start geometry"
        + " are *very* close");
  }

  @Test void seesThatXtbHasIgnoredAnImpossibleSpin() {
    var files = Fixtures.retrieved(getClass(), "water-optimize");
    var result = CalcJobs.parse(new XtbOptimize(), optimize(WATER, model(0, 1)), files);
    assertThat(failed(result, Xtb.IMPOSSIBLE_SPIN).code().message()).startsWith("8 valence electrons cannot have 1 unpaired");
  }

  @Test void withoutAGoodEndItIsAnInterruptionOrALackOfTime() {
    var killed = Fixtures.edited(Fixtures.retrieved(getClass(), "water-optimize"), "xtb.err", "normal termination of xtb", "");
    failed(CalcJobs.parse(new XtbOptimize(), IN, killed), Xtb.INTERRUPTED);
    failed(CalcJobs.parse(new XtbOptimize(), IN, Fixtures.with(killed, EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME)),
        Xtb.OUT_OF_WALLTIME);
  }

  @Test void namesWhatIsMissingInTheOutput() {
    failed(CalcJobs.parse(new XtbOptimize(), IN, Map.of()), Xtb.NO_OUTPUT);
    var files = Fixtures.retrieved(getClass(), "water-optimize");
    assertMissing(Fixtures.edited(files, "xtb.out", "| TOTAL ENERGY ", "| NO ENERGY"), "total energy");
    assertMissing(Fixtures.edited(files, "xtb.out", "-5.070544445855 Eh   |", "NaN Eh   |"), "total energy");
    assertMissing(Fixtures.edited(files, "xtbopt.xyz", "O  ", "S  "), "optimised geometry");
    assertMissing(Fixtures.edited(files, "xtbopt.xyz", "3\n", "4\n"), "optimised geometry");
  }

  @Test void refusesCrystalsAndUnknownLevels() {
    var crystal = new StructureData(Cell.cubic(3), Periodicity.FULL, WATER.sites());
    assertThatThrownBy(() -> optimize(crystal, XtbModel.DEFAULT)).hasMessageContaining("must not be periodic");
    assertThatThrownBy(() -> CalcJobs.prepare(new XtbOptimize(), Map.of("structure", WATER, "level", "perfect", "model",
        Map.of("method", "GFN9", "unpaired", -1)))).isInstanceOf(ValidationException.class)
        .hasMessageContaining("must be one of").hasMessageContaining("must be GFN1-xTB or GFN2-xTB")
        .hasMessageContaining("must not be negative");
  }

  private static void assertMissing(Retrieved files, String what) {
    var failed = failed(CalcJobs.parse(new XtbOptimize(), IN, files), Xtb.BAD_OUTPUT);
    assertThat(failed.code().message()).isEqualTo("The output of xtb has no " + what + ".");
  }

  private static Result<XtbOptimize.Out> parse(String run) {
    return CalcJobs.parse(new XtbOptimize(), IN, Fixtures.retrieved(XtbOptimizeTest.class, run));
  }

  private static XtbOptimize.Out ok(Result<XtbOptimize.Out> result) {
    if (result instanceof Ok(var out)) return out;
    throw new AssertionError(result);
  }

  private static Failed<XtbOptimize.Out> failed(Result<XtbOptimize.Out> result, ExitCode code) {
    if (result instanceof Failed<XtbOptimize.Out> failed && failed.code().is(code)) return failed;
    throw new AssertionError("expected " + code + ", found " + result);
  }
}
