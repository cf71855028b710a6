package org.clew.examples.xtb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Missing;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.calcjob.Text;
import org.clew.data.CodeData;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.ListData;
import org.clew.data.StructureData;
import org.clew.examples.Units;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/**
 * Harmonic vibrations of a molecule at the geometry that is given, with xtb, version 6. They mean something where the gradient of
 * the energy is zero.
 *
 * <p>Debian's xtb 6.5.1 aborts in the symmetry analysis of linear molecules, which ends as {@code INTERRUPTED}.
 */
public final class XtbHessian extends CalcJob<XtbHessian.In, XtbHessian.Out> {
  private static final String JSON_OUTPUT = "xtbout.json";
  private static final String MODES = "g98.out";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Throws IllegalArgumentException when the structure is no molecule of two atoms or more. */
  public record In(StructureData structure, XtbModel model, CodeData code) {
    public In {
      Xtb.requireMolecule(structure, 2);
    }
  }

  public record Out(ListData frequencies, Int imaginary, Float zeroPointEnergy, Dict thermochemistry,
      Optional<ListData> imaginaryMode) {}

  @Override protected Spec spec() {
    var spec = Spec.named("xtb.hessian").describe("Calculates the harmonic vibrations of a molecule with xtb.")
        .help(In::structure, "Molecule, optimised before").help(In::code, "xtb").defaultTo(In::code, Xtb.CODE)
        .help(Out::frequencies, "Wavenumbers of the vibrations, 1/cm, from lowest to highest; imaginary ones are negative")
        .help(Out::imaginary, "Number of imaginary ones, beyond numerical noise of 5/cm")
        .help(Out::zeroPointEnergy, "Energy of the real vibrations at rest, eV")
        .help(Out::thermochemistry, "Total enthalpy and free energy as an ideal gas, eV, and what they are made of")
        .help(Out::imaginaryMode, "How atoms move in the lowest imaginary vibration: a direction for each atom");
    return Xtb.withExits(XtbModel.describe(spec));
  }

  @Override protected JobPlan prepare(In in, Sandbox dir) {
    dir.write(Xtb.STRUCTURE, Xtb.xyz(in.structure()));
    var words = new ArrayList<>(List.of(Xtb.STRUCTURE, "--hess", "--json"));
    words.addAll(in.model().arguments());
    return JobPlan.run(in.code()).arguments(words.toArray()).stdout(Xtb.OUTPUT).stderr(Xtb.ERRORS)
        .retrieve(Xtb.OUTPUT, Xtb.ERRORS, JSON_OUTPUT, MODES);
  }

  @Override protected Result<Out> parse(In in, Retrieved files) {
    var problem = Xtb.problem(in.model(), files);
    if (problem.isPresent()) return fail(problem.get());
    var thermo = Thermochemistry.read(Xtb.output(files));
    if (thermo.isEmpty()) return fail(Xtb.badOutput("thermochemistry"));
    var modes = frequencies(files);
    if (modes.length != 3 * in.structure().sites().size()) return fail(Xtb.badOutput("list of frequencies in " + JSON_OUTPUT));
    var frequencies = Vibrations.internal(modes, thermo.get().vibrations());
    int imaginary = Vibrations.imaginary(frequencies);
    var mode = imaginary == 0 ? Optional.<ListData>empty() : mode(files, in.structure().sites().size());
    if (imaginary > 0 && mode.isEmpty()) return fail(Xtb.badOutput("imaginary mode in " + MODES));
    return ok(new Out(new ListData(frequencies), new Int(imaginary),
        new Float(thermo.get().zeroPointEnergy() * Units.EV_PER_HARTREE), thermo.get().inElectronvolts(), mode));
  }

  /** Of all 3N modes; empty when there are none to read. */
  private static double[] frequencies(Retrieved files) {
    if (!(files.read(JSON_OUTPUT) instanceof Text(var text))) return new double[0];
    try {
      var list = JSON.readTree(text).path("vibrational frequencies/rcm");
      return StreamSupport.stream(list.spliterator(), false).flatMapToDouble(n -> DoubleStream.of(n.asDouble())).toArray();
    } catch (JsonProcessingException _) {
      return new double[0];
    }
  }

  private static Optional<ListData> mode(Retrieved files, int atoms) {
    return switch (files.read(MODES)) {
      case Missing _ -> Optional.empty();
      case Text(var text) -> Vibrations.firstMode(text).filter(mode -> mode.size() == atoms).map(ListData::new);
    };
  }
}
