package org.clew.docs.aiida;

import org.clew.data.Int;
import org.clew.function.CalcFunction;
import org.clew.outline.Outline;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Next;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Shows outline, context, exit codes and functions beside AiiDA's words for them. */
// #region chain
public final class Halvings extends WorkChain<Halvings.In, Halvings.Ctx, Halvings.Out> {
  public record In(Int number, Int limit) {}

  public record Out(Int rest) {}

  static final class Ctx { Int number; int halvings; }                              // self.ctx

  static final ExitCode TOO_MANY = exitCode(400, "More than {limit} halvings.");    // spec.exit_code(400, …)

  @Override protected Spec spec() {                                                 // define(cls, spec)
    return Spec.named("docs.halvings").help(In::number, "What is halved until it is odd").defaultTo(In::limit, 64);
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {                        // spec.outline(…)
    return Outline.of(
        step("setup", this::setup),
        while_("even", run -> run.ctx().number.value() % 2 == 0,
            step("halve", this::halve),
            if_("limit", run -> run.ctx().halvings > run.in().limit().value(), return_(TOO_MANY))),
        step("result", this::result));
  }

  private void setup(Run<In, Ctx, Out> run) {
    run.ctx().number = run.in().number();
  }

  private Next halve(Run<In, Ctx, Out> run) {
    run.ctx().number = run.calc(Halvings::half, run.ctx().number);
    run.ctx().halvings++;
    run.report("halved to " + run.ctx().number.value());                            // self.report(…)
    return proceed();
  }

  private void result(Run<In, Ctx, Out> run) {
    run.out(Out::rest, run.ctx().number);                                           // self.out('rest', …)
  }

  @CalcFunction("docs.half")                                                        // @calcfunction
  public static Int half(Int number) {
    return new Int(number.value() / 2);
  }
}
// #endregion
