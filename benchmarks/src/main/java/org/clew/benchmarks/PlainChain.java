package org.clew.benchmarks;

import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/**
 * Three steps that call nothing: 1 process node, 1 data node and 2 links for each chain; the shape of the peers' three-step
 * loads.
 */
public final class PlainChain extends WorkChain<PlainChain.In, PlainChain.Ctx, PlainChain.Out> {
  public record In(Int x) {}

  public record Out(Int result) {}

  static final class Ctx {
    long count;
  }

  @Override protected Spec spec() {
    return Spec.named("bench.plain");
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(step("one", this::count), step("two", this::count), step("three", this::result));
  }

  void count(Run<In, Ctx, Out> run) {
    run.ctx().count += run.in().x().value();
  }

  void result(Run<In, Ctx, Out> run) {
    run.out(Out::result, run.in().x());
  }
}
