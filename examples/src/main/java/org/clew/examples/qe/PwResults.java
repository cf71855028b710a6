package org.clew.examples.qe;

import java.util.LinkedHashMap;
import java.util.List;
import org.clew.data.Dict;
import org.clew.data.StructureData;
import org.clew.examples.Units;

/** Output of pw.x in eV, angstrom and GPa. */
final class PwResults {
  private PwResults() {}

  /** eV; the output has one. */
  static double energy(PwOutput output) {
    return output.energy().orElseThrow() * Units.EV_PER_RYDBERG;
  }

  /** What there is of it; an equation of state needs atoms, volume and energy_per_atom. */
  static Dict of(PwOutput output, StructureData structure) {
    var results = new LinkedHashMap<String, Object>();
    int atoms = structure.sites().size();
    results.put("atoms", atoms);
    results.put("volume", structure.volume());
    if (output.energy().isPresent()) {
      results.put("energy", energy(output));
      results.put("energy_per_atom", energy(output) / atoms);
    }
    results.put("scf_iterations", output.iterations());
    output.accuracy().ifPresent(accuracy -> results.put("scf_accuracy", accuracy * Units.EV_PER_RYDBERG));
    output.functional().ifPresent(functional -> results.put("functional", functional));
    if (output.forces().size() == atoms)
      results.put("forces", times(output.forces(), Units.EV_PER_ANGSTROM_PER_RYDBERG_PER_BOHR));
    if (output.stress().size() == 3) {
      var stress = times(output.stress(), Units.GPA_PER_RYDBERG_PER_CUBIC_BOHR);
      results.put("stress", stress);
      results.put("pressure", (stress.get(0).get(0) + stress.get(1).get(1) + stress.get(2).get(2)) / 3);
    }
    return new Dict(results);
  }

  private static List<List<Double>> times(List<List<Double>> rows, double factor) {
    return rows.stream().map(row -> row.stream().map(number -> number * factor).toList()).toList();
  }
}
