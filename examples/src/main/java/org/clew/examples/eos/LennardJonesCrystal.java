package org.clew.examples.eos;

import org.clew.examples.Units;

/**
 * Face-centred cubic crystal of atoms at rest with the potential {@code 4 epsilon ((sigma/r)^12 - (sigma/r)^6)}, in closed form.
 *
 * <p>With the lattice sums {@code A12} and {@code A6} the energy of one atom at nearest-neighbour distance {@code r} is
 * {@code 2 epsilon (A12 (sigma/r)^12 - A6 (sigma/r)^6)}; its minimum gives all three quantities.
 *
 * @param epsilon depth of the potential, eV
 * @param sigma where the potential is zero, angstrom
 */
record LennardJonesCrystal(double epsilon, double sigma) {
  static final String SOURCE =
      "atoms at rest, lattice sums of J. E. Lennard-Jones and A. E. Ingham, Proc. R. Soc. Lond. A 107, 636 (1925)";
  private static final double A12 = 12.13188;
  private static final double A6 = 14.45392;

  /** Edge of the cell of four atoms, angstrom. */
  double latticeConstant() {
    return Math.sqrt(2) * Math.pow(2 * A12 / A6, 1.0 / 6) * sigma;
  }

  /** Energy to take the crystal apart, eV per atom; positive. */
  double cohesiveEnergy() {
    return epsilon * A6 * A6 / (2 * A12);
  }

  /** GPa. */
  double bulkModulus() {
    return 4 * epsilon / Math.pow(sigma, 3) * A12 * Math.pow(A6 / A12, 2.5) * Units.GPA_PER_EV_PER_CUBIC_ANGSTROM;
  }
}
