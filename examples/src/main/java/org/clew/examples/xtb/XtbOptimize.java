package org.clew.examples.xtb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Missing;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.calcjob.Text;
import org.clew.data.Bool;
import org.clew.data.CodeData;
import org.clew.data.ExtendedXyz;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.Site;
import org.clew.data.Str;
import org.clew.data.StructureData;
import org.clew.examples.Elements;
import org.clew.examples.Units;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/** The geometry of a molecule at which its energy is lowest nearby, with xtb, version 6. */
public final class XtbOptimize extends CalcJob<XtbOptimize.In, XtbOptimize.Out> {
  /** As the manual page of xtb names them, without {@code lax}, which few versions know. */
  private static final Set<String> LEVELS = Set.of("crude", "sloppy", "loose", "normal", "tight", "verytight", "extreme");
  private static final String OPTIMIZED = "xtbopt.xyz";

  /** Throws IllegalArgumentException when the structure is no molecule. */
  public record In(StructureData structure, XtbModel model, Str level, Int maxCycles, CodeData code) {
    public In {
      Xtb.requireMolecule(structure, 1);
    }
  }

  public record Out(StructureData structure, Float energy, Float gradientNorm, Bool converged) {}

  static final ExitCode NOT_CONVERGED =
      ExitCode.exitCode(440, "The geometry did not converge in {cycles} cycles; the last one is in the outputs.");

  @Override protected Spec spec() {
    var spec = Spec.named("xtb.optimize").describe("Optimises the geometry of a molecule with xtb.")
        .help(In::structure, "Molecule")
        .help(In::level, "Thresholds of the optimisation: crude, sloppy, loose, normal, tight, verytight or extreme")
        .defaultTo(In::level, new Str("tight"))
        .validate(In::level, level -> LEVELS.contains(level.value()) ? null
            : "must be one of " + LEVELS.stream().sorted().toList())
        .help(In::maxCycles, "Steps of the optimisation at most").defaultTo(In::maxCycles, new Int(200))
        .validate(In::maxCycles, cycles -> cycles.value() < 1 ? "must be 1 or more" : null)
        .help(In::code, "xtb").defaultTo(In::code, Xtb.CODE)
        .help(Out::structure, "The optimised molecule").help(Out::energy, "Its total energy, eV")
        .help(Out::gradientNorm, "Length of the gradient of the energy by all coordinates, eV/angstrom")
        .help(Out::converged, "Whether the thresholds were reached");
    return Xtb.withExits(XtbModel.describe(spec));
  }

  @Override protected JobPlan prepare(In in, Sandbox dir) {
    dir.write(Xtb.STRUCTURE, Xtb.xyz(in.structure()));
    var words = new ArrayList<>(List.of(Xtb.STRUCTURE, "--opt", in.level().value(), "--cycles", in.maxCycles().value() + ""));
    words.addAll(in.model().arguments());
    return JobPlan.run(in.code()).arguments(words.toArray()).stdout(Xtb.OUTPUT).stderr(Xtb.ERRORS)
        .retrieve(Xtb.OUTPUT, Xtb.ERRORS, OPTIMIZED);
  }

  @Override protected Result<Out> parse(In in, Retrieved files) {
    var problem = Xtb.problem(in.model(), files);
    if (problem.isPresent()) return fail(problem.get());
    var output = XtbOutput.read(Xtb.output(files));
    if (output.energy().isEmpty()) return fail(Xtb.badOutput("total energy"));
    if (output.gradientNorm().isEmpty()) return fail(Xtb.badOutput("gradient norm"));
    if (output.geometryConverged().isEmpty()) return fail(Xtb.badOutput("end of an optimisation"));
    var structure = optimized(in.structure(), files);
    if (structure.isEmpty()) return fail(Xtb.badOutput("optimised geometry"));
    boolean converged = output.geometryConverged().get();
    var out = new Out(structure.get(), new Float(output.energy().get() * Units.EV_PER_HARTREE),
        new Float(output.gradientNorm().get() * Units.EV_PER_HARTREE / Units.ANGSTROM_PER_BOHR), new Bool(converged));
    return converged ? ok(out) : failed(NOT_CONVERGED.format(Map.of("cycles", output.cycles().orElseThrow())), out);
  }

  /** With the kind names of the molecule that was given; empty when the file is not that molecule. */
  private static Optional<StructureData> optimized(StructureData before, Retrieved files) {
    return switch (files.read(OPTIMIZED)) {
      case Missing _ -> Optional.empty();
      case Text(var text) -> {
        try {
          yield renamed(before, ExtendedXyz.read(text));
        } catch (IllegalArgumentException _) {
          yield Optional.empty();
        }
      }
    };
  }

  private static Optional<StructureData> renamed(StructureData before, StructureData after) {
    if (before.sites().size() != after.sites().size()) return Optional.empty();
    var sites = new ArrayList<Site>();
    for (int i = 0; i < before.sites().size(); i++) {
      var kind = before.sites().get(i).symbol();
      var moved = after.sites().get(i);
      if (!moved.symbol().equals(Elements.symbol(kind))) return Optional.empty();
      sites.add(new Site(kind, moved.position()));
    }
    return Optional.of(new StructureData(before.cell(), before.pbc(), sites));
  }
}
