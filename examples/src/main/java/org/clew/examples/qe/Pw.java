package org.clew.examples.qe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.clew.data.RemoteData;
import org.clew.data.SinglefileData;
import org.clew.data.StructureData;
import org.clew.spec.EngineExitCodes;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/**
 * Energy, forces and stress of a crystal with pw.x of Quantum ESPRESSO, version 6 or later: one self-consistent calculation.
 *
 * <p>The job runs as one process; give {@code withmpi} in the options to run under mpirun.
 */
public final class Pw extends CalcJob<Pw.In, Pw.Out> {
  /** As Debian's package quantum-espresso installs it. */
  static final CodeData CODE = CodeData.installed("pw", "localhost", "/usr/bin/pw.x");

  /** Throws IllegalArgumentException when pw.x cannot read the structure, or an element has no pseudopotential. */
  public record In(StructureData structure, Map<String, SinglefileData> pseudos, Float cutoff, Optional<Float> densityCutoff,
      ListData kpoints, Dict parameters, Optional<Int> maxSeconds, Optional<RemoteData> parentFolder, CodeData code) {
    public In {
      var problems = PwStructure.problems(structure, pseudos.keySet());
      if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  public record Out(Float energy, Float volume, Dict results) {}

  static final ExitCode NO_OUTPUT = ExitCode.exitCode(310, "pw.x left no output; is it where its code says?").invalidatesCache();
  static final ExitCode BAD_OUTPUT = ExitCode.exitCode(320, "The output of pw.x has no energy.").invalidatesCache();
  static final ExitCode INTERRUPTED =
      ExitCode.exitCode(340, "pw.x was ended before it was done; pw.err or the scheduler may tell why.").invalidatesCache();
  static final ExitCode OUT_OF_WALLTIME =
      ExitCode.exitCode(400, "pw.x ran out of time; give it more, or coarser cutoffs and k-points.").invalidatesCache();
  static final ExitCode SCF_NOT_CONVERGED = ExitCode.exitCode(410,
      "The self-consistent cycle did not converge in {iterations} iterations; try a smaller mixing_beta in"
          + " parameters.electrons, or more with electron_maxstep.");
  static final ExitCode INPUT_REJECTED = ExitCode.exitCode(420, "pw.x rejected its input in {routine}: {message}");
  static final ExitCode STOPPED = ExitCode.exitCode(430, "pw.x stopped in {routine}: {message}");

  static final String INPUT = "pw.in";
  static final String OUTPUT = "pw.out";

  @Override protected Spec spec() {
    return Spec.named("qe.pw").describe("Energy, forces and stress of a crystal with pw.x of Quantum ESPRESSO.")
        .help(In::structure, "Crystal, periodic in all three directions")
        .help(In::pseudos, "Pseudopotential of each element, by its symbol")
        .help(In::cutoff, "Kinetic energy up to which plane waves make wave functions, Ry")
        .validate(In::cutoff, Pw::positive)
        .help(In::densityCutoff, "The same for density and potential, Ry; four times the other when left out")
        .validate(In::densityCutoff, cutoff -> cutoff.map(Pw::positive).orElse(null))
        .help(In::kpoints, "Divisions of the Monkhorst-Pack grid, and 1 for each one shifted by half: [4, 4, 4, 1, 1, 1]")
        .defaultTo(In::kpoints, new ListData(List.of(4, 4, 4, 1, 1, 1))).validate(In::kpoints, PwInput::kpointsProblem)
        .help(In::parameters, "More variables of pw.x by namelist: {\"system\": {\"occupations\": \"smearing\", …}, …}")
        .defaultTo(In::parameters, new Dict(Map.of())).validate(In::parameters, PwNamelists::problem)
        .help(In::maxSeconds, "pw.x stops by itself after so long; give a little less than max_wallclock_seconds of the options")
        .validate(In::maxSeconds, seconds -> seconds.filter(s -> s.value() < 1).map(_ -> "must be 1 or more").orElse(null))
        .help(In::parentFolder, "Directory of a calculation that stopped for lack of time: goes on where that one stopped")
        .help(In::code, "pw.x of Quantum ESPRESSO").defaultTo(In::code, CODE)
        .help(Out::energy, "Total energy of the cell, eV; zero is where the pseudopotentials put it")
        .help(Out::volume, "Volume of the cell, cubic angstrom")
        .help(Out::results, "All that was read; energies in eV, lengths in angstrom, stress and pressure in GPa");
  }

  @Override protected JobPlan prepare(In in, Sandbox dir) {
    dir.write(INPUT, PwInput.text(in));
    var plan = JobPlan.run(in.code()).arguments("-in", INPUT).stdout(OUTPUT).stderr("pw.err").retrieve(OUTPUT, "pw.err");
    if (in.parentFolder().isPresent()) plan = plan.remoteCopy(in.parentFolder().get(), PwInput.SCRATCH, ".");
    for (var element : PwStructure.elements(in.structure())) {
      var pseudo = in.pseudos().get(element);
      plan = plan.localCopy(pseudo, PwInput.PSEUDO_FOLDER + "/" + PwInput.pseudoFile(element, pseudo));
    }
    return plan;
  }

  @Override protected Result<Out> parse(In in, Retrieved files) {
    return switch (files.read(OUTPUT)) {
      case Missing _ -> fail(NO_OUTPUT);
      case Text(var text) -> judge(in, PwOutput.read(text), files.schedulerCode());
    };
  }

  private static Result<Out> judge(In in, PwOutput output, Optional<ExitCode> scheduler) {
    if (output.error().isPresent()) {
      var code = output.began() ? STOPPED : INPUT_REJECTED;
      return fail(code.format(Map.of("routine", output.error().get().routine(), "message", output.error().get().message())));
    }
    var results = PwResults.of(output, in.structure());
    var volume = new Float(in.structure().volume());
    if (output.outOfTime()) return failed(OUT_OF_WALLTIME, new Out(null, volume, results));
    if (!output.done()) {
      boolean late = scheduler.filter(code -> code.is(EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME)).isPresent();
      return late ? failed(OUT_OF_WALLTIME, new Out(null, volume, results)) : fail(INTERRUPTED);
    }
    if (output.unconverged()) {
      return failed(SCF_NOT_CONVERGED.format(Map.of("iterations", output.iterations())), new Out(null, volume, results));
    }
    if (output.energy().isEmpty()) return fail(BAD_OUTPUT);
    return ok(new Out(new Float(PwResults.energy(output)), volume, results));
  }

  private static String positive(Float number) {
    return number.value() > 0 ? null : "must be above 0";
  }
}
