package org.clew.examples.eos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.ListData;
import org.clew.data.StructureData;
import org.clew.function.FunctionExit;
import org.clew.outline.Instructions;
import org.clew.outline.Outline;
import org.clew.spec.ExitCode;
import org.clew.workchain.Child;
import org.clew.workchain.Next;
import org.clew.workchain.NotOk;
import org.clew.workchain.Ok;
import org.clew.workchain.Run;

/**
 * The steps of an equation of state of a cubic crystal, whatever calculates its energies: scale, calculate all volumes at once,
 * fit. Positions in the cell are scaled, not relaxed, which is exact where symmetry fixes them, as in fcc and diamond.
 *
 * @param <I> record of the inputs of the chain
 * @param <O> record of its outputs
 */
public record VolumeScan<I extends Record, O extends Record>(EnergySource<I, O> source) {
  public static final List<Double> SCALE_FACTORS = List.of(0.94, 0.96, 0.98, 1.0, 1.02, 1.04, 1.06);
  public static final ExitCode JOB_FAILED = ExitCode.exitCode(400, "Calculation {pk} failed: {why}");
  public static final ExitCode NO_MINIMUM = BirchMurnaghan.NO_MINIMUM;
  public static final ExitCode NOT_CUBIC = ExitCode.exitCode(220,
      "The crystal needs a cubic cell, or the primitive cell of a face- or body-centred cubic lattice.");
  private static final int FEWEST = 5;

  /** Context of the chain. */
  public static final class Ctx {
    StructureData crystal;
    List<StructureData> scaled = new ArrayList<>();
    List<Child<?>> jobs = new ArrayList<>();
  }

  public Outline<Run<I, Ctx, O>> outline() {
    return Outline.of(Instructions.step("scale", this::scale), Instructions.step("calculate", this::calculate),
        Instructions.step("fit", this::fit));
  }

  /** What is wrong with factors for the volume; null when nothing is. */
  public static String problem(ListData factors) {
    for (var factor : factors.value()) {
      if (!(factor instanceof Number number && number.doubleValue() > 0)) return "must be numbers above 0, found " + factor;
    }
    int different = (int) factors.value().stream().map(factor -> ((Number) factor).doubleValue()).distinct().count();
    return different < FEWEST ? "must be " + FEWEST + " or more different volumes, found " + different : null;
  }

  private Next scale(Run<I, Ctx, O> run) {
    var crystal = run.calc(Crystals::read, source.crystal(run.in()));
    if (CubicCell.edge(crystal.cell()).isEmpty()) return new Next.Exit(NOT_CUBIC);
    var refusal = source.refusal(run.in(), crystal);
    if (refusal.isPresent()) return new Next.Exit(refusal.get());
    run.ctx().crystal = crystal;
    for (var factor : source.scaleFactors(run.in()).value()) {
      run.ctx().scaled.add(run.calc(Crystals::scale, crystal, new Float(((Number) factor).doubleValue())));
    }
    run.report("scaled the crystal to " + run.ctx().scaled.size() + " volumes");
    return new Next.Proceed();
  }

  private Next calculate(Run<I, Ctx, O> run) {
    for (var structure : run.ctx().scaled) {
      run.ctx().jobs.add(source.submit(run, structure, "volume_" + run.ctx().jobs.size()));
    }
    run.report("submitted " + run.ctx().jobs.size() + " calculations");
    return new Next.Awaiting(run.ctx().jobs);                                     // all of them run at the same time
  }

  private Next fit(Run<I, Ctx, O> run) {
    var points = new ArrayList<Dict>();
    for (var job : run.ctx().jobs) {
      switch (run.result(job)) {
        case Ok<?> _ -> points.add((Dict) run.outputs(job).get("results"));
        case NotOk<?> bad -> {
          return new Next.Exit(JOB_FAILED.format(Map.of("pk", job.pk(), "why", bad.code().message())));
        }
      }
    }
    try {
      var fit = run.calc(BirchMurnaghan::fit, run.ctx().crystal, points.toArray(Dict[]::new));
      source.finish(run, fit);
      run.report(String.format(Locale.ROOT, "fitted: a = %.4f Å, B = %.3f GPa", fit.latticeConstant().value(),
          fit.bulkModulus().value()));
      return new Next.Proceed();
    } catch (FunctionExit _) {
      return new Next.Exit(NO_MINIMUM);
    }
  }
}
