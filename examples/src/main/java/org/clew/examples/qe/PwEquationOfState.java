package org.clew.examples.qe;

import java.util.Map;
import java.util.Optional;
import org.clew.data.CodeData;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.ListData;
import org.clew.data.SinglefileData;
import org.clew.data.StructureData;
import org.clew.examples.SerialJobs;
import org.clew.examples.eos.BirchMurnaghan;
import org.clew.examples.eos.EnergySource;
import org.clew.examples.eos.VolumeScan;
import org.clew.outline.Outline;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Child;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Lattice constant and bulk modulus of a cubic crystal from density-functional theory: the equation of state with pw.x. */
public final class PwEquationOfState extends WorkChain<PwEquationOfState.In, VolumeScan.Ctx, PwEquationOfState.Out> {
  public record In(SinglefileData structure, Map<String, SinglefileData> pseudos, ListData scaleFactors, Float cutoff,
      ListData kpoints, Dict parameters, CodeData code, Map<String, Object> options) {
    public In {
      if (pseudos.isEmpty()) throw new IllegalArgumentException("give a pseudopotential for each element: pseudos.SYMBOL=@FILE");
    }
  }

  public record Out(Float latticeConstant, Float bulkModulus, Float energy, Dict fit) {}

  static final ExitCode JOB_FAILED = VolumeScan.JOB_FAILED;
  static final ExitCode NO_MINIMUM = VolumeScan.NO_MINIMUM;
  static final ExitCode NOT_CUBIC = VolumeScan.NOT_CUBIC;
  static final ExitCode NO_PSEUDO = exitCode(230, "No pseudopotential for {elements}; give one as pseudos.SYMBOL=@FILE.");

  @Override protected Spec spec() {
    return PwEquationOfStatePorts.SPEC;
  }

  @Override protected Outline<Run<In, VolumeScan.Ctx, Out>> outline() {
    return new VolumeScan<>(new Energies()).outline();                            // scale, calculate, fit: as for argon
  }

  private static final class Energies implements EnergySource<In, Out> {
    @Override public SinglefileData crystal(In in) {
      return in.structure();
    }

    @Override public ListData scaleFactors(In in) {
      return in.scaleFactors();
    }

    @Override public Optional<ExitCode> refusal(In in, StructureData crystal) {
      var missing = PwStructure.missing(crystal, in.pseudos().keySet());
      return missing.isEmpty() ? Optional.empty() : Optional.of(NO_PSEUDO.format(Map.of("elements", String.join(", ", missing))));
    }

    @Override public Child<?> submit(Run<In, VolumeScan.Ctx, Out> run, StructureData structure, String label) {
      var in = run.in();
      var inputs = new Pw.In(structure, in.pseudos(), in.cutoff(), Optional.empty(), in.kpoints(), in.parameters(),
          PwEquationOfStatePorts.maxSeconds(in.options()).map(Int::new), Optional.empty(), in.code());
      return run.submit(Pw.class, inputs, SerialJobs.metadata(label, in.options()));
    }

    @Override public void finish(Run<In, VolumeScan.Ctx, Out> run, BirchMurnaghan.Fit fit) {
      run.out(Out::latticeConstant, fit.latticeConstant());
      run.out(Out::bulkModulus, fit.bulkModulus());
      run.out(Out::energy, fit.energy());
      run.out(Out::fit, fit.fit());
    }
  }
}
