package org.clew.examples.xtb;

import java.util.Locale;
import java.util.Map;
import org.clew.data.CodeData;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.data.ListData;
import org.clew.data.Str;
import org.clew.data.StructureData;
import org.clew.examples.SerialJobs;
import org.clew.outline.Outline;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Child;
import org.clew.workchain.Failed;
import org.clew.workchain.Next;
import org.clew.workchain.NotOk;
import org.clew.workchain.Ok;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** A minimum of the energy of a molecule: optimised until no vibration is imaginary, which would be a way downhill. */
public final class XtbMinimum extends WorkChain<XtbMinimum.In, XtbMinimum.Ctx, XtbMinimum.Out> {
  public record In(StructureData structure, XtbModel model, Str level, Float displacement, Int maxAttempts, CodeData code,
      Map<String, Object> options) {}

  public record Out(StructureData structure, Float energy, ListData frequencies, Float zeroPointEnergy, Dict thermochemistry) {}

  static final class Ctx {
    StructureData structure;
    int attempts;
    boolean isMinimum;
    String obstacle = "";
    Child<XtbOptimize.Out> optimization;
    Child<XtbHessian.Out> vibrations;
  }

  static final ExitCode JOB_FAILED = exitCode(400, "Calculation {pk} failed: {why}");
  static final ExitCode NO_MINIMUM = exitCode(410, "No minimum was found in {attempts} attempts; after the last one {obstacle}.");
  private static final int MAX_CYCLES = 200;

  @Override protected Spec spec() {
    var spec = Spec.named("xtb.minimum").describe("Finds a minimum of the energy of a molecule and its vibrations with xtb.")
        .help(In::structure, "Molecule to start from")
        .help(In::level, "Thresholds of the optimisation").defaultTo(In::level, new Str("tight"))
        .help(In::displacement, "How far the atom that moves most is moved along an imaginary vibration, angstrom")
        .defaultTo(In::displacement, new Float(0.1)).validate(In::displacement, d -> d.value() > 0 ? null : "must be above 0")
        .help(In::maxAttempts, "Optimisations at most").defaultTo(In::maxAttempts, new Int(4))
        .validate(In::maxAttempts, n -> n.value() < 1 ? "must be 1 or more" : null)
        .help(In::code, "xtb").defaultTo(In::code, Xtb.CODE)
        .help(In::options, "Options of each job").defaultTo(In::options, Map.of())
        .help(Out::structure, "The molecule at its minimum").help(Out::energy, "Its total energy, eV")
        .help(Out::frequencies, "Wavenumbers of its vibrations, 1/cm")
        .help(Out::zeroPointEnergy, "Energy of its vibrations at rest, eV")
        .help(Out::thermochemistry, "Its enthalpy and free energy as an ideal gas, eV");
    return XtbModel.describe(spec);
  }

  // #region outline
  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(
        step("start", this::start),
        while_("search", run -> !run.ctx().isMinimum && run.ctx().attempts < run.in().maxAttempts().value(),
            step("optimize", this::optimize), step("vibrate", this::vibrate), step("inspect", this::inspect)),
        step("finish", this::finish));
  }
  // #endregion

  private void start(Run<In, Ctx, Out> run) {
    run.ctx().structure = run.in().structure();
  }

  private Next optimize(Run<In, Ctx, Out> run) {
    var in = run.in();
    var inputs = new XtbOptimize.In(run.ctx().structure, in.model(), in.level(), new Int(MAX_CYCLES), in.code());
    run.ctx().attempts++;
    run.ctx().vibrations = null;
    run.ctx().optimization =
        run.submit(XtbOptimize.class, inputs, SerialJobs.metadata("optimize_" + run.ctx().attempts, in.options()));
    return awaiting(run.ctx().optimization);
  }

  private Next vibrate(Run<In, Ctx, Out> run) {
    var in = run.in();
    return switch (run.result(run.ctx().optimization)) {
      case Ok(XtbOptimize.Out(var structure, _, _, _)) -> {
        run.ctx().structure = structure;
        run.ctx().vibrations = run.submit(XtbHessian.class, new XtbHessian.In(structure, in.model(), in.code()),
            SerialJobs.metadata("vibrate_" + run.ctx().attempts, in.options()));
        yield awaiting(run.ctx().vibrations);
      }
      case Failed<?>(var code, var outputs) when code.is(XtbOptimize.NOT_CONVERGED) -> {
        run.ctx().structure = (StructureData) outputs.get("structure");
        run.ctx().obstacle = "the geometry has not converged";
        yield proceed();
      }
      case NotOk<?> bad -> exit(JOB_FAILED.format(Map.of("pk", run.ctx().optimization.pk(), "why", bad.code().message())));
    };
  }

  // #region inspect
  private Next inspect(Run<In, Ctx, Out> run) {
    var ctx = run.ctx();
    if (ctx.vibrations == null) return proceed();                                // go on from the last geometry
    return switch (run.result(ctx.vibrations)) {
      case Ok(XtbHessian.Out(var frequencies, _, _, _, var mode)) -> {
        ctx.isMinimum = mode.isEmpty();
        if (!ctx.isMinimum) {
          ctx.obstacle = "the lowest vibration is imaginary, " + Math.round(-Vibrations.lowest(frequencies)) + "i/cm";
          ctx.structure = run.calc(Molecules::displace, ctx.structure, mode.get(), run.in().displacement());
          run.report(ctx.obstacle + ": moved along it");
        }
        yield proceed();
      }
      case NotOk<?> bad -> exit(JOB_FAILED.format(Map.of("pk", ctx.vibrations.pk(), "why", bad.code().message())));
    };
  }
  // #endregion

  private Next finish(Run<In, Ctx, Out> run) {
    var ctx = run.ctx();
    if (!ctx.isMinimum) return exit(NO_MINIMUM.format(Map.of("attempts", ctx.attempts, "obstacle", ctx.obstacle)));
    if (run.result(ctx.optimization) instanceof Ok(XtbOptimize.Out(_, var energy, _, _))
        && run.result(ctx.vibrations) instanceof Ok(XtbHessian.Out(var frequencies, _, var zeroPoint, var thermochemistry, _))) {
      run.out(Out::structure, ctx.structure);
      run.out(Out::energy, energy);
      run.out(Out::frequencies, frequencies);
      run.out(Out::zeroPointEnergy, zeroPoint);
      run.out(Out::thermochemistry, thermochemistry);
      run.report(String.format(Locale.ROOT, "minimum found in attempt %d, E = %.4f eV", ctx.attempts, energy.value()));
    }
    return proceed();
  }
}
