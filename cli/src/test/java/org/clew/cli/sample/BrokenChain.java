package org.clew.cli.sample;

import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.NoContext;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Throws. */
public final class BrokenChain extends WorkChain<BrokenChain.In, NoContext, BrokenChain.Out> {
  public record In() {}

  public record Out() {}

  @Override protected Spec spec() {
    return Spec.named("test.broken");
  }

  @Override protected Outline<Run<In, NoContext, Out>> outline() {
    return Outline.of(step("break", this::breaks));
  }

  void breaks(Run<In, NoContext, Out> run) {
    throw new IllegalStateException("the lattice is gone");
  }
}
