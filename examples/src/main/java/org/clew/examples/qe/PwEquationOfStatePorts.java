package org.clew.examples.qe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.ListData;
import org.clew.data.SinglefileData;
import org.clew.examples.Bundled;
import org.clew.examples.eos.VolumeScan;
import org.clew.examples.qe.PwEquationOfState.In;
import org.clew.examples.qe.PwEquationOfState.Out;
import org.clew.spec.Spec;

/** The contract of {@link PwEquationOfState} and how its inputs are read. */
final class PwEquationOfStatePorts {
  /** Of the walltime; the rest is for pw.x to write its files and for the scheduler. */
  private static final double USABLE = 0.95;

  /** Converged to about 0.002 Å and 0.5 GPa for silicon with a norm-conserving pseudopotential. */
  static final Spec SPEC = Spec.named("qe.equation_of_state")
      .describe("Equation of state of a cubic crystal with pw.x of Quantum ESPRESSO; by default of silicon.")
      .help(In::structure, "Extended XYZ file with a cubic cell, or the primitive one of a cubic crystal")
      .defaultTo(In::structure, SinglefileData.ofText("silicon.xyz", Bundled.text(VolumeScan.class, "silicon.xyz")))
      .help(In::pseudos, "Pseudopotential of each element, by its symbol: pseudos.Si=@FILE")
      .help(In::scaleFactors, "Factors for the volume").defaultTo(In::scaleFactors, new ListData(VolumeScan.SCALE_FACTORS))
      .validate(In::scaleFactors, VolumeScan::problem)
      .help(In::cutoff, "Kinetic energy up to which plane waves make wave functions, Ry").defaultTo(In::cutoff, new Float(24))
      .help(In::kpoints, "Divisions of the Monkhorst-Pack grid, and 1 for each one shifted by half")
      .defaultTo(In::kpoints, new ListData(List.of(4, 4, 4, 1, 1, 1))).validate(In::kpoints, PwInput::kpointsProblem)
      .help(In::parameters, "More variables for pw.x by namelist").defaultTo(In::parameters, new Dict(Map.of()))
      .validate(In::parameters, PwNamelists::problem)
      .help(In::code, "pw.x of Quantum ESPRESSO").defaultTo(In::code, Pw.CODE)
      .help(In::options, "Options of each job, such as max_wallclock_seconds").defaultTo(In::options, Map.of())
      .help(Out::latticeConstant, "Edge of the cubic cell at the lowest energy, angstrom")
      .help(Out::bulkModulus, "Bulk modulus at the lowest energy, GPa")
      .help(Out::energy, "Lowest energy, eV per atom; zero is where the pseudopotentials put it")
      .help(Out::fit, "Volumes and energies, pressure derivative of the bulk modulus, residual");

  private PwEquationOfStatePorts() {}

  /** When pw.x has to stop by itself, seconds; a little before the scheduler would stop it. */
  static Optional<Long> maxSeconds(Map<String, Object> options) {
    return options.get("max_wallclock_seconds") instanceof Number seconds
        ? Optional.of(Math.max(1, (long) (USABLE * seconds.longValue()))) : Optional.empty();
  }
}
