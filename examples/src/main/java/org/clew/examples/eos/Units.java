package org.clew.examples.eos;

/** Exact conversion factors of the SI of 2019, rounded to double precision. */
final class Units {
  /** Boltzmann constant in eV/K. */
  static final double EV_PER_KELVIN = 8.617333262e-5;
  /** One eV per cubic angstrom in GPa. */
  static final double GPA_PER_EV_PER_CUBIC_ANGSTROM = 160.2176634;

  private Units() {}
}
