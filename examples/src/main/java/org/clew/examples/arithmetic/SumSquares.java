package org.clew.examples.arithmetic;

import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Sums the squares of 1 to n: a loop with a branch in it. */
// #region loop
public final class SumSquares extends WorkChain<SumSquares.In, SumSquares.Ctx, SumSquares.Out> {
  public record In(Int n) {}

  public record Out(Int sum) {}

  static final class Ctx { long next = 1; Int sum; }

  @Override protected Spec spec() {
    return Spec.named("arithmetic.sum_squares").describe("Sums the squares of the numbers from 1 to n.")
        .help(In::n, "Last number").validate(In::n, n -> n.value() < 1 ? "must be 1 or more" : null);
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(
        while_("squares", run -> run.ctx().next <= run.in().n().value(),
            if_("first", run -> run.ctx().next == 1, step("start", this::start)).else_(step("add", this::add))),
        step("finish", this::finish));
  }

  private void start(Run<In, Ctx, Out> run) {
    run.ctx().sum = square(run);
  }

  private void add(Run<In, Ctx, Out> run) {
    run.ctx().sum = run.calc(Arithmetic::sum, new Int[] {run.ctx().sum, square(run)});
  }

  private void finish(Run<In, Ctx, Out> run) {
    run.out(Out::sum, run.ctx().sum);
  }

  private static Int square(Run<In, Ctx, Out> run) {
    var number = new Int(run.ctx().next++);
    return run.calc(Arithmetic::multiply, number, number);
  }
}
// #endregion
