package org.clew.examples.qe;

/** What others found of silicon. */
final class SiliconLiterature {
  /** Angstrom; all electrons, local density approximation: P. Haas, F. Tran and P. Blaha, Phys. Rev. B 79, 085104 (2009). */
  static final double LDA_LATTICE_CONSTANT = 5.407;
  /** Angstrom, at 22.5 °C: CODATA 2018. */
  static final double MEASURED_LATTICE_CONSTANT = 5.431;
  /** GPa, at room temperature, (c11 + 2 c12)/3 of H. J. McSkimin and P. Andreatch, J. Appl. Phys. 35, 2161 (1964). */
  static final double MEASURED_BULK_MODULUS = 97.8;

  private SiliconLiterature() {}
}
