package org.clew.examples.eos;

import java.util.Locale;
import java.util.Map;

/** Result of the demo beside literature, as text for people. */
final class Comparison {
  private static final String ROW = "%-26s %12s %12s %12s%n";

  private Comparison() {}

  /** @param outputs plain contents of the outputs of {@link EquationOfState} for argon, by link label */
  static String of(Map<String, ?> outputs) {
    return line("", "computed", "exact [1]", "measured [2]")
        + row("lattice constant, Å", "%.4f", outputs, "lattice_constant", Argon.CRYSTAL.latticeConstant(), "%.2f",
            Argon.MEASURED_LATTICE_CONSTANT)
        + row("cohesive energy, eV/atom", "%.5f", outputs, "cohesive_energy", Argon.CRYSTAL.cohesiveEnergy(), "%.2f",
            Argon.MEASURED_COHESIVE_ENERGY)
        + row("bulk modulus, GPa", "%.3f", outputs, "bulk_modulus", Argon.CRYSTAL.bulkModulus(), "%.1f",
            Argon.MEASURED_BULK_MODULUS)
        + "[1] " + LennardJonesCrystal.SOURCE + System.lineSeparator()
        + "[2] " + Argon.MEASURED_SOURCE + System.lineSeparator();
  }

  private static String row(String what, String format, Map<String, ?> outputs, String label, double exact, String coarse,
      double measured) {
    if (!(outputs.get(label) instanceof Number computed))
      throw new IllegalArgumentException("no number '" + label + "' in " + outputs);
    return line(what, text(format, computed.doubleValue()), text(format, exact), text(coarse, measured));
  }

  private static String line(String... cells) {
    return String.format(Locale.ROOT, ROW, (Object[]) cells);
  }

  private static String text(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
