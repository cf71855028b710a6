package org.clew.examples.eos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.data.CodeData;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.ListData;
import org.clew.data.SinglefileData;
import org.clew.data.Str;
import org.clew.data.StructureData;
import org.clew.function.FunctionExit;
import org.clew.outline.Outline;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Child;
import org.clew.workchain.Next;
import org.clew.workchain.NotOk;
import org.clew.workchain.Ok;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Lattice constant, cohesive energy and bulk modulus of a cubic crystal, from its energies at several volumes. */
// #region chain
public final class EquationOfState extends WorkChain<EquationOfState.In, EquationOfState.Ctx, EquationOfState.Out> {
  public record In(SinglefileData structure, ListData scaleFactors, Float epsilon, Float sigma, Float cutoff, CodeData code,
      Str computer) {}

  public record Out(Float latticeConstant, Float cohesiveEnergy, Float bulkModulus, Dict fit) {}

  static final class Ctx {
    List<StructureData> scaled = new ArrayList<>();
    List<Child<LennardJonesEnergy.Out>> jobs = new ArrayList<>();
  }

  static final ExitCode JOB_FAILED = exitCode(400, "Calculation {pk} failed: {why}");
  static final ExitCode NO_MINIMUM = BirchMurnaghan.NO_MINIMUM;

  @Override protected Spec spec() {
    return EquationOfStatePorts.SPEC;
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(step("scale", this::scale), step("calculate", this::calculate), step("fit", this::fit));
  }

  private void scale(Run<In, Ctx, Out> run) {
    var crystal = run.calc(Crystals::read, run.in().structure());
    for (var factor : EquationOfStatePorts.factors(run.in().scaleFactors())) {
      run.ctx().scaled.add(run.calc(Crystals::scale, crystal, factor));
    }
    run.report("scaled the crystal to " + run.ctx().scaled.size() + " volumes");
  }

  private Next calculate(Run<In, Ctx, Out> run) {
    var in = run.in();
    for (var structure : run.ctx().scaled) {
      var inputs = new LennardJonesEnergy.In(structure, in.epsilon(), in.sigma(), in.cutoff(), in.code());
      var metadata = EquationOfStatePorts.metadata(in.computer(), run.ctx().jobs.size());
      run.ctx().jobs.add(run.submit(LennardJonesEnergy.class, inputs, metadata));
    }
    run.report("submitted " + run.ctx().jobs.size() + " calculations");
    return awaiting(run.ctx().jobs);                                              // all of them run at the same time
  }

  private Next fit(Run<In, Ctx, Out> run) {
    var points = new ArrayList<Dict>();
    for (var job : run.ctx().jobs) {
      switch (run.result(job)) {
        case Ok(LennardJonesEnergy.Out(_, var results)) -> points.add(results);
        case NotOk<?> bad -> { return exit(JOB_FAILED.format(Map.of("pk", job.pk(), "why", bad.code().message()))); }
      }
    }
    try {
      var fit = run.calc(BirchMurnaghan::fit, points.toArray(Dict[]::new));
      run.out(Out::latticeConstant, fit.latticeConstant());
      run.out(Out::cohesiveEnergy, fit.cohesiveEnergy());
      run.out(Out::bulkModulus, fit.bulkModulus());
      run.out(Out::fit, fit.fit());
      run.report("fitted: a = %.4f Å, B = %.3f GPa".formatted(fit.latticeConstant().value(), fit.bulkModulus().value()));
      return proceed();
    } catch (FunctionExit _) {
      return exit(NO_MINIMUM);
    }
  }
}
// #endregion
