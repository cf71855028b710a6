package org.clew.docs.aiida;

import java.util.Map;
import org.clew.data.Int;
import org.clew.spec.Spec;
import org.clew.workchain.Run;
import org.clew.workchain.restart.BaseRestartWorkChain;
import org.clew.workchain.restart.Handlers;
import org.clew.workchain.restart.Iteration;
import org.clew.workchain.restart.ProcessHandlerReport;
import org.clew.workchain.restart.RestartContext;

/** Runs {@link Halvings} with ever higher limits until it gets through. */
// #region restart
public final class Insistent extends BaseRestartWorkChain<Insistent.In, Insistent.Ctx, Insistent.Out> {
  public record In(Halvings.In halvings) {}                                         // expose_inputs(Halvings, 'halvings')

  public record Out(Int rest) {}

  public static final class Ctx extends RestartContext {}

  @Override protected Spec spec() {
    return Spec.named("docs.insistent");
  }

  @Override protected Class<Halvings> process() {                                   // _process_class
    return Halvings.class;
  }

  @Override protected Map<String, Object> firstInputs(Run<In, Ctx, Out> run) {      // self.ctx.inputs
    return inputsOf(run.in().halvings());
  }

  @Override protected Handlers<In, Ctx, Out> handlers() {                           // @process_handler(exit_codes=…, priority=…)
    return handlers(on(Halvings.TOO_MANY, this::raiseLimit).priority(500));
  }

  private ProcessHandlerReport raiseLimit(Iteration<In, Ctx, Out> iteration) {
    var limit = iteration.inputs(Halvings.In.class).limit();
    iteration.setInput("limit", new Int(limit.value() * 4));
    iteration.report("trying again with more halvings");
    return restart();                                                               // ProcessHandlerReport()
  }
}
// #endregion
