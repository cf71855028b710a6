package org.clew.benchmarks;

import org.clew.data.Int;
import org.clew.function.CalcFunction;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.Next;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Three steps with two calcfunctions: 3 process nodes, 5 data nodes and 11 links for each chain. */
public final class BenchChain extends WorkChain<BenchChain.In, BenchChain.Ctx, BenchChain.Out> {
  public record In(Int x, Int y, Int z) {}

  public record Out(Int result) {}

  static final class Ctx {
    Int product;
    Int sum;
  }

  @CalcFunction("bench.multiply")
  public static Int product(Int x, Int y) {
    return new Int(x.value() * y.value());
  }

  @CalcFunction("bench.add")
  public static Int sum(Int x, Int y) {
    return new Int(x.value() + y.value());
  }

  @Override protected Spec spec() {
    return Spec.named("bench.chain");
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(step("multiply", this::multiply), step("add", this::add), step("result", this::result));
  }

  void multiply(Run<In, Ctx, Out> run) {
    run.ctx().product = run.calc(BenchChain::product, run.in().x(), run.in().y());
  }

  void add(Run<In, Ctx, Out> run) {
    run.ctx().sum = run.calc(BenchChain::sum, run.ctx().product, run.in().z());
  }

  Next result(Run<In, Ctx, Out> run) {
    run.out(Out::result, run.ctx().sum);
    return proceed();
  }
}
