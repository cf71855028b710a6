package org.clew.testkit;

import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.NoContext;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Throws in its second step. */
final class Broken extends WorkChain<Broken.In, NoContext, Broken.Out> {
  record In(Int x) {}

  record Out() {}

  @Override protected Spec spec() {
    return Spec.named("test.broken");
  }

  @Override protected Outline<Run<In, NoContext, Out>> outline() {
    return Outline.of(step("first", this::first), step("second", this::second));
  }

  private void first(Run<In, NoContext, Out> run) {}

  private void second(Run<In, NoContext, Out> run) {
    throw new IllegalStateException("no luck with " + run.in().x().value());
  }
}
