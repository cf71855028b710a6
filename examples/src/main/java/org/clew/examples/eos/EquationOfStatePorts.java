package org.clew.examples.eos;

import java.util.Map;
import org.clew.data.Float;
import org.clew.data.ListData;
import org.clew.data.SinglefileData;
import org.clew.data.Str;
import org.clew.examples.Bundled;
import org.clew.examples.eos.EquationOfState.In;
import org.clew.examples.eos.EquationOfState.Out;
import org.clew.spec.Spec;

/** The contract of {@link EquationOfState} and how its inputs are read. */
final class EquationOfStatePorts {
  static final double CUTOFF = 40;
  private static final String LOCALHOST = "localhost";

  static final Spec SPEC = Spec.named("demo.equation_of_state")
      .describe("Equation of state of a cubic crystal with the Lennard-Jones potential; by default of argon.")
      .help(In::structure, "Extended XYZ file with a cubic cell")
      .defaultTo(In::structure, SinglefileData.ofText("argon.xyz", Bundled.text(Crystals.class, "argon.xyz")))
      .help(In::scaleFactors, "Factors for the volume").defaultTo(In::scaleFactors, new ListData(VolumeScan.SCALE_FACTORS))
      .validate(In::scaleFactors, VolumeScan::problem)
      .help(In::epsilon, "Depth of the potential over the Boltzmann constant, kelvin")
      .defaultTo(In::epsilon, new Float(Argon.EPSILON))
      .help(In::sigma, "Distance at which the potential is zero, angstrom").defaultTo(In::sigma, new Float(Argon.SIGMA))
      .help(In::cutoff, "Pairs beyond this distance are integrated, not added up; angstrom")
      .defaultTo(In::cutoff, new Float(CUTOFF))
      .help(In::code, "Program that computes an energy").defaultTo(In::code, LennardJonesEnergy.CODE)
      .help(In::computer, "Label of the computer that runs the jobs").defaultTo(In::computer, new Str(LOCALHOST))
      .help(Out::latticeConstant, "Edge of the cubic cell at the lowest energy, angstrom")
      .help(Out::cohesiveEnergy, "Energy to take the crystal apart, eV per atom; positive")
      .help(Out::bulkModulus, "Bulk modulus at the lowest energy, GPa")
      .help(Out::fit, "Volumes and energies, pressure derivative of the bulk modulus, residual");

  private EquationOfStatePorts() {}

  /** On this machine a job takes the Java that runs the engine, elsewhere the one on its path. */
  static Map<String, Object> metadata(Str computer, String label) {
    var java = Map.of(LennardJonesEnergy.JAVA, System.getProperty("java.home") + "/bin/java");
    var options = computer.value().equals(LOCALHOST) ? Map.of("environment_variables", java) : Map.of();
    return Map.of("computer", computer.value(), "call_link_label", label, "options", options);
  }
}
