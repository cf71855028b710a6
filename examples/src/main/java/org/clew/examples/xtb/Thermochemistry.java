package org.clew.examples.xtb;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clew.data.Dict;
import org.clew.examples.Units;

/**
 * The thermodynamic part of the output of xtb: a molecule as an ideal gas of rigid rotors and (nearly) harmonic oscillators.
 *
 * @param vibrations how many there are, also imaginary ones
 * @param temperature kelvin
 * @param zeroPointEnergy hartree
 * @param energy without any motion, hartree
 * @param enthalpy total, hartree
 * @param entropyTerm temperature times entropy, hartree
 * @param freeEnergy total, hartree
 */
record Thermochemistry(int vibrations, double temperature, double zeroPointEnergy, double energy, double enthalpy,
    double entropyTerm, double freeEnergy) {

  private static final Pattern REAL = Pattern.compile("# frequencies +(\\d+)");
  private static final Pattern IMAGINARY = Pattern.compile("# imaginary freq\\. +(\\d+)");
  private static final String NUMBER = "(-?\\d+\\.\\d+(?:E[-+]\\d+)?)";
  private static final Pattern ROW = Pattern.compile("T/K +H\\(0\\)-H\\(T\\)\\+PV .*\n +-+\n +" + NUMBER + " +" + NUMBER + " +"
      + NUMBER + " +" + NUMBER);

  /** Empty when the output has none, or not all of it. */
  static Optional<Thermochemistry> read(String text) {
    var real = REAL.matcher(text);
    var imaginary = IMAGINARY.matcher(text);
    var row = ROW.matcher(text);
    var zeroPoint = XtbOutput.number(text, ":: zero point energy +", " Eh");
    var energy = XtbOutput.boxed(text, "TOTAL ENERGY");
    var enthalpy = XtbOutput.boxed(text, "TOTAL ENTHALPY");
    var free = XtbOutput.boxed(text, "TOTAL FREE ENERGY");
    if (!real.find() || !imaginary.find() || !row.find() || zeroPoint.isEmpty() || energy.isEmpty() || enthalpy.isEmpty()
        || free.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Thermochemistry(Integer.parseInt(real.group(1)) + Integer.parseInt(imaginary.group(1)),
        Double.parseDouble(row.group(1)), zeroPoint.get(), energy.get(), enthalpy.get(), Double.parseDouble(row.group(4)),
        free.get()));
  }

  Dict inElectronvolts() {
    var values = new LinkedHashMap<String, Object>();
    values.put("temperature", temperature);
    values.put("energy", energy * Units.EV_PER_HARTREE);
    values.put("zero_point_energy", zeroPointEnergy * Units.EV_PER_HARTREE);
    values.put("enthalpy", enthalpy * Units.EV_PER_HARTREE);
    values.put("temperature_times_entropy", entropyTerm * Units.EV_PER_HARTREE);
    values.put("free_energy", freeEnergy * Units.EV_PER_HARTREE);
    return new Dict(values);
  }
}
