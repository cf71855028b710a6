package org.clew.examples.qe;

import static org.clew.spec.Spec.copy;

import java.util.Map;
import java.util.Optional;
import org.clew.data.Dict;
import org.clew.data.Float;
import org.clew.data.RemoteData;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Run;
import org.clew.workchain.restart.BaseRestartWorkChain;
import org.clew.workchain.restart.Handlers;
import org.clew.workchain.restart.Iteration;
import org.clew.workchain.restart.ProcessHandlerReport;
import org.clew.workchain.restart.RestartContext;

/** Runs pw.x until the cycle has converged: with softer mixing when it does not, from where it stopped when its time was over. */
public final class PwBase extends BaseRestartWorkChain<PwBase.In, RestartContext, PwBase.Out> {
  /** Softer mixing than this makes a cycle too slow to be of use. */
  private static final double SOFTEST = 0.05;

  public record In(Pw.In pw) {}

  public record Out(Float energy, Float volume, Dict results, RemoteData remoteFolder) {}

  static final ExitCode NOT_CONVERGED =
      exitCode(501, "The self-consistent cycle did not converge, not even with a mixing_beta of {beta}.");

  @Override protected Spec spec() {
    return Spec.named("qe.pw.base")
        .describe("Runs pw.x of Quantum ESPRESSO until the self-consistent cycle has converged.")
        .exposeInputs(In::pw, contractOf(Pw.class))
        .help(Out::energy, "Total energy of the cell, eV").help(Out::volume, "Volume of the cell, cubic angstrom")
        .help(Out::results, "All that was read from the last run").help(Out::remoteFolder, "Where the last run was");
  }

  @Override protected Class<Pw> process() {
    return Pw.class;
  }

  @Override protected Map<String, Object> firstInputs(Run<In, RestartContext, Out> run) {
    return run.exposedInputs(Pw.class, "pw");
  }

  // #region handlers
  @Override protected Handlers<In, RestartContext, Out> handlers() {
    return handlers(
        on(Pw.OUT_OF_WALLTIME, this::goOn).priority(500),
        on(Pw.SCF_NOT_CONVERGED, this::softerMixing).priority(400));
  }

  /** With twice the time, where the inputs limit it, as too short a run never comes to the end of its work. */
  private ProcessHandlerReport goOn(Iteration<In, RestartContext, Out> iteration) {
    if (!(iteration.outputs().get("remote_folder") instanceof RemoteData stopped)) return null;
    var in = copy(iteration.inputs(Pw.In.class), Pw.In::parentFolder, Optional.of(stopped));
    if (in.maxSeconds().isPresent())
      in = copy(in, Pw.In::maxSeconds, Optional.of(iteration.run().calc(PwRepair::moreTime, in.maxSeconds().get())));
    iteration.repeatWith(in);
    iteration.report("the time was over: going on from " + stopped.path());
    return restartAtOnce();
  }

  private ProcessHandlerReport softerMixing(Iteration<In, RestartContext, Out> iteration) {
    var in = iteration.inputs(Pw.In.class);
    var parameters = iteration.run().calc(PwRepair::softerMixing, in.parameters());
    double beta = PwRepair.mixingBeta(parameters);
    if (beta < SOFTEST) return giveUp(NOT_CONVERGED.format(Map.of("beta", 2 * beta)));
    iteration.repeatWith(copy(in, Pw.In::parameters, parameters));
    iteration.report("the cycle did not converge: trying a mixing_beta of " + beta);
    return restartAtOnce();
  }
  // #endregion
}
