package org.clew.testkit;

import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.NoContext;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Its loop has no end. */
final class Endless extends WorkChain<Endless.In, NoContext, Endless.Out> {
  record In(Int x) {}

  record Out() {}

  @Override protected Spec spec() {
    return Spec.named("test.endless");
  }

  @Override protected Outline<Run<In, NoContext, Out>> outline() {
    return Outline.of(while_("on", run -> run.in().x().value() == 3, step("again", this::again)));
  }

  private void again(Run<In, NoContext, Out> run) {}
}
