package org.clew.testkit;

import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.NoContext;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Counts its passes in a field of its own, which it must not have. */
final class Counting extends WorkChain<Counting.In, NoContext, Counting.Out> {
  private long passes;

  record In(Int x) {}

  record Out() {}

  @Override protected Spec spec() {
    return Spec.named("test.counting");
  }

  @Override protected Outline<Run<In, NoContext, Out>> outline() {
    return Outline.of(while_("passes", run -> passes < run.in().x().value(), step("count", this::count)));
  }

  private void count(Run<In, NoContext, Out> run) {
    passes++;
  }
}
