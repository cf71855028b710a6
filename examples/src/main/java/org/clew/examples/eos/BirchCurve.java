package org.clew.examples.eos;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * Third-order Birch-Murnaghan energy as what it is: a cubic in {@code u = (reference/V)^(2/3)}, so that least squares are linear.
 *
 * @param reference volume at which u is 1, in the units of the volumes
 * @param c coefficients of the powers 0 to 3 of u - 1
 * @param rmsResidual in the units of the energies
 */
record BirchCurve(double reference, double[] c, double rmsResidual) {

  /**
   * Where the energy is lowest.
   *
   * @param bulkModulus energy per volume
   * @param derivative of the bulk modulus by pressure, without a unit
   */
  record Minimum(double volume, double energy, double bulkModulus, double derivative) {}

  /** @throws IllegalArgumentException with fewer than four different volumes */
  static BirchCurve through(double[] volumes, double[] energies) {
    double reference = Arrays.stream(volumes).average()
        .orElseThrow(() -> new IllegalArgumentException("no volumes to fit"));
    var powers = new double[volumes.length][];
    for (int i = 0; i < volumes.length; i++) {
      double d = Math.pow(reference / volumes[i], 2.0 / 3) - 1;
      powers[i] = new double[] {d, d * d, d * d * d};
    }
    var squares = new OLSMultipleLinearRegression();
    squares.newSampleData(energies, powers);
    double rms = Math.sqrt(squares.calculateResidualSumOfSquares() / volumes.length);
    return new BirchCurve(reference, squares.estimateRegressionParameters(), rms);
  }

  /** Empty when the curve has none. */
  Optional<Minimum> minimum() {
    double discriminant = c[2] * c[2] - 3 * c[1] * c[3];
    if (discriminant < 0 || c[2] <= 0 && c[3] == 0) return Optional.empty();
    double d = -c[1] / (c[2] + Math.sqrt(discriminant));
    double u = 1 + d;
    double second = 2 * c[2] + 6 * c[3] * d;
    if (!(u > 0) || !(second > 0)) return Optional.empty();
    double volume = reference * Math.pow(u, -1.5);
    double energy = c[0] + d * (c[1] + d * (c[2] + d * c[3]));
    return Optional.of(new Minimum(volume, energy, 4 * u * u * second / (9 * volume), 4 + 2 * u / 3 * 6 * c[3] / second));
  }
}
