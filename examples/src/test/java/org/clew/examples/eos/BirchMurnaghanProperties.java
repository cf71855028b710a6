package org.clew.examples.eos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.clew.data.Dict;
import org.clew.data.SinglefileData;
import org.clew.data.StructureData;
import org.clew.examples.Bundled;
import org.clew.examples.Units;
import org.clew.function.FunctionExit;

class BirchMurnaghanProperties {
  private static final int ATOMS = 4;
  private static final StructureData CRYSTAL =
      Crystals.read(SinglefileData.ofText("argon.xyz", Bundled.text(Crystals.class, "argon.xyz")));

  @Property(tries = 200) void findsTheParametersOfAnExactCurve(@ForAll @DoubleRange(min = 5, max = 100) double volume,
      @ForAll @DoubleRange(min = 0.01, max = 10) double energy, @ForAll @DoubleRange(min = 1, max = 500) double bulkModulus,
      @ForAll @DoubleRange(min = 2.5, max = 9) double derivative) {
    var points = new Dict[7];
    for (int i = 0; i < points.length; i++) {
      points[i] = point(volume, energy, bulkModulus, derivative, volume * (0.94 + 0.02 * i));
    }
    var fit = BirchMurnaghan.fit(CRYSTAL, points);
    assertThat(fit.latticeConstant().value()).isCloseTo(Math.cbrt(ATOMS * volume), withinPercentage(1e-4));
    assertThat(-fit.energy().value()).isCloseTo(energy, withinPercentage(1e-4));
    assertThat(fit.bulkModulus().value()).isCloseTo(bulkModulus, withinPercentage(0.01));
    assertThat((Double) fit.fit().value().get("bulk_modulus_derivative")).isCloseTo(derivative, withinPercentage(0.1));
  }

  @Example void refusesVolumesThatAreAllOnOneSideOfTheMinimum() {
    var points = new Dict[6];
    for (int i = 0; i < points.length; i++) points[i] = point(40, 0.1, 3, 8, 40 * (1.05 + 0.02 * i));
    assertThatThrownBy(() -> BirchMurnaghan.fit(CRYSTAL, points))
        .isInstanceOfSatisfying(FunctionExit.class, exit -> assertThat(exit.code()).isEqualTo(BirchMurnaghan.NO_MINIMUM));
  }

  /** Energy as F. Birch wrote it, Phys. Rev. 71, 809 (1947). */
  private static Dict point(double v0, double cohesive, double gigapascal, double derivative, double v) {
    double b0 = gigapascal / Units.GPA_PER_EV_PER_CUBIC_ANGSTROM;
    double u = Math.pow(v0 / v, 2.0 / 3);
    double energy = -cohesive + 9 * v0 * b0 / 16 * (Math.pow(u - 1, 3) * derivative + Math.pow(u - 1, 2) * (6 - 4 * u));
    return new Dict(Map.of("atoms", ATOMS, "volume", v * ATOMS, "energy_per_atom", energy));
  }
}
