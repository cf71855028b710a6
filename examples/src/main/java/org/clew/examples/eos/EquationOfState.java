package org.clew.examples.eos;

import org.clew.data.CodeData;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.ListData;
import org.clew.data.SinglefileData;
import org.clew.data.Str;
import org.clew.data.StructureData;
import org.clew.outline.Outline;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Child;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Lattice constant, cohesive energy and bulk modulus of a cubic crystal, from its Lennard-Jones energies at several volumes. */
public final class EquationOfState extends WorkChain<EquationOfState.In, VolumeScan.Ctx, EquationOfState.Out> {
  public record In(SinglefileData structure, ListData scaleFactors, Float epsilon, Float sigma, Float cutoff, CodeData code,
      Str computer) {}

  public record Out(Float latticeConstant, Float cohesiveEnergy, Float bulkModulus, Dict fit) {}

  static final ExitCode JOB_FAILED = VolumeScan.JOB_FAILED;
  static final ExitCode NO_MINIMUM = VolumeScan.NO_MINIMUM;
  static final ExitCode NOT_CUBIC = VolumeScan.NOT_CUBIC;

  @Override protected Spec spec() {
    return EquationOfStatePorts.SPEC;
  }

  @Override protected Outline<Run<In, VolumeScan.Ctx, Out>> outline() {
    return new VolumeScan<>(new LennardJones()).outline();
  }

  private static final class LennardJones implements EnergySource<In, Out> {
    @Override public SinglefileData crystal(In in) {
      return in.structure();
    }

    @Override public ListData scaleFactors(In in) {
      return in.scaleFactors();
    }

    @Override public Child<?> submit(Run<In, VolumeScan.Ctx, Out> run, StructureData structure, String label) {
      var in = run.in();
      var inputs = new LennardJonesEnergy.In(structure, in.epsilon(), in.sigma(), in.cutoff(), in.code());
      return run.submit(LennardJonesEnergy.class, inputs, EquationOfStatePorts.metadata(in.computer(), label));
    }

    /** Atoms far from each other have no energy, so the energy of an atom in the crystal is what it takes to remove it. */
    @Override public void finish(Run<In, VolumeScan.Ctx, Out> run, BirchMurnaghan.Fit fit) {
      run.out(Out::latticeConstant, fit.latticeConstant());
      run.out(Out::cohesiveEnergy, run.calc(BirchMurnaghan::cohesiveEnergy, fit.energy()));
      run.out(Out::bulkModulus, fit.bulkModulus());
      run.out(Out::fit, fit.fit());
    }
  }
}
