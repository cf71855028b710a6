package org.clew.examples.eos;

import org.clew.examples.Units;

/** Argon: parameters of its Lennard-Jones potential, and what was measured of the crystal. */
final class Argon {
  /** Depth of the potential over the Boltzmann constant, kelvin; as of Rowley, Nicholson and Parsonage (1975). */
  static final double EPSILON = 119.8;
  /** Angstrom; same source. */
  static final double SIGMA = 3.405;
  static final LennardJonesCrystal CRYSTAL = new LennardJonesCrystal(EPSILON * Units.EV_PER_KELVIN, SIGMA);

  static final String MEASURED_SOURCE =
      "measured, with zero-point motion: N. W. Ashcroft and N. D. Mermin, Solid State Physics (1976), chapter 20";
  /** From the nearest-neighbour distance 3.75 angstrom. */
  static final double MEASURED_LATTICE_CONSTANT = 3.75 * Math.sqrt(2);
  static final double MEASURED_COHESIVE_ENERGY = 0.08;
  static final double MEASURED_BULK_MODULUS = 2.7;

  private Argon() {}
}
