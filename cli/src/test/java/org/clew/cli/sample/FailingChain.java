package org.clew.cli.sample;

import org.clew.outline.Outline;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.NoContext;
import org.clew.workchain.Next;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Ends with an exit code. */
public final class FailingChain extends WorkChain<FailingChain.In, NoContext, FailingChain.Out> {
  public record In() {}

  public record Out() {}

  static final ExitCode NO_CRYSTAL = exitCode(400, "There is no crystal.");

  @Override protected Spec spec() {
    return Spec.named("test.fails");
  }

  @Override protected Outline<Run<In, NoContext, Out>> outline() {
    return Outline.of(step("fail", this::fail));
  }

  Next fail(Run<In, NoContext, Out> run) {
    return exit(NO_CRYSTAL);
  }
}
