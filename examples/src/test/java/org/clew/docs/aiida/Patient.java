package org.clew.docs.aiida;

import java.util.Map;
import org.clew.data.Data;
import org.clew.data.Int;
import org.clew.spec.Spec;
import org.clew.workchain.Next;
import org.clew.workchain.Run;
import org.clew.workchain.restart.BaseRestartWorkChain;
import org.clew.workchain.restart.Handlers;
import org.clew.workchain.restart.Iteration;
import org.clew.workchain.restart.ProcessHandler;
import org.clew.workchain.restart.ProcessHandlerReport;
import org.clew.workchain.restart.RestartContext;

/** Every step of a restart chain can be extended; this one tells which are done. */
// #region steps
public final class Patient extends BaseRestartWorkChain<Patient.In, RestartContext, Patient.Out> {
  public record In(Int number) {}

  public record Out(Int rest) {}

  @Override protected Spec spec() {
    return Spec.named("docs.patient");
  }

  @Override protected Class<Halvings> process() {
    return Halvings.class;
  }

  @Override protected Map<String, Object> firstInputs(Run<In, RestartContext, Out> run) {
    return inputsOf(new Halvings.In(run.in().number(), new Int(1)));
  }

  @Override protected Handlers<In, RestartContext, Out> handlers() {
    ProcessHandler<In, RestartContext, Out> more = on(Halvings.TOO_MANY, this::more).priority(10).named("more");
    return handlers(more, onAny(this::look).priority(20));            // @process_handler without exit codes
  }

  private ProcessHandlerReport look(Iteration<In, RestartContext, Out> iteration) {
    iteration.report("run " + iteration.number() + " ended with " + iteration.code().status());
    return null;                                                      // nothing to say: the next handler is asked
  }

  private ProcessHandlerReport more(Iteration<In, RestartContext, Out> iteration) {
    iteration.setInput("limit", new Int(64));
    return new ProcessHandlerReport(true);                            // do_break=True
  }

  @Override protected void setup(Run<In, RestartContext, Out> run) {
    super.setup(run);
    run.report("setup");
  }

  @Override protected boolean shouldRunProcess(Run<In, RestartContext, Out> run) {
    return super.shouldRunProcess(run);
  }

  @Override protected Next runProcess(Run<In, RestartContext, Out> run) {
    run.report("run");
    return super.runProcess(run);
  }

  @Override protected Next inspectProcess(Run<In, RestartContext, Out> run) {
    run.report("inspect");
    return super.inspectProcess(run);
  }

  @Override protected Map<String, Data> outputs(Run<In, RestartContext, Out> run) {   // get_outputs
    return super.outputs(run);
  }

  @Override protected void results(Run<In, RestartContext, Out> run) {
    super.results(run);
    run.report("results");
  }
}
// #endregion
