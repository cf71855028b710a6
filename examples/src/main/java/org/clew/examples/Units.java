package org.clew.examples;

/** Conversion factors to eV, angstrom and GPa: exact ones of the SI of 2019 rounded to doubles, others of CODATA 2018. */
public final class Units {
  /** Boltzmann constant in eV/K. */
  public static final double EV_PER_KELVIN = 8.617333262e-5;
  /** One eV per cubic angstrom in GPa. */
  public static final double GPA_PER_EV_PER_CUBIC_ANGSTROM = 160.2176634;
  public static final double EV_PER_HARTREE = 27.211386245988;
  public static final double EV_PER_RYDBERG = EV_PER_HARTREE / 2;
  public static final double ANGSTROM_PER_BOHR = 0.529177210903;
  /** One Ry/bohr, of a force, in eV/angstrom. */
  public static final double EV_PER_ANGSTROM_PER_RYDBERG_PER_BOHR = EV_PER_RYDBERG / ANGSTROM_PER_BOHR;
  public static final double GPA_PER_RYDBERG_PER_CUBIC_BOHR =
      EV_PER_RYDBERG / (ANGSTROM_PER_BOHR * ANGSTROM_PER_BOHR * ANGSTROM_PER_BOHR) * GPA_PER_EV_PER_CUBIC_ANGSTROM;

  private Units() {}
}
