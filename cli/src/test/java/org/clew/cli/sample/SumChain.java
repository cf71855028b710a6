package org.clew.cli.sample;

import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.process.LogLevel;
import org.clew.spec.Spec;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Adds two numbers with a calcfunction; its outputs are nested. */
public final class SumChain extends WorkChain<SumChain.In, SumChain.Ctx, SumChain.Out> {
  public record In(Int x, Int y) {}

  public record Terms(Int first, Int second) {}

  public record Out(Int sum, Terms terms) {}

  static final class Ctx { Int sum; }

  @Override protected Spec spec() {
    return Spec.named("test.sum").describe("Adds two whole numbers.").help(In::x, "First term");
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(step("add", this::add), step("finish", this::finish));
  }

  void add(Run<In, Ctx, Out> run) {
    run.log(LogLevel.DEBUG, "x is " + run.in().x().value());
    run.report("adding");
    run.ctx().sum = run.calc(Functions::add, run.in().x(), run.in().y());
  }

  void finish(Run<In, Ctx, Out> run) {
    run.out(Out::sum, run.ctx().sum);
    run.out("terms.first", run.in().x());
    run.out("terms.second", run.in().y());
  }
}
