package org.clew.node;

import java.util.Optional;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.Next;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Calls a {@link GatedChain} and waits for it. */
public final class CallerChain extends WorkChain<CallerChain.In, CallerChain.Ctx, CallerChain.Out> {
  public record In(Str folder, Int x) {}

  public record Out(Optional<Int> x) {}

  static final class Ctx {}

  @Override protected Spec spec() {
    return Spec.named("test.caller");
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(step("call", this::call), step("done", this::done));
  }

  Next call(Run<In, Ctx, Out> run) {
    return awaiting(run.submit(GatedChain.class, new GatedChain.In(run.in().folder(), run.in().x(), Optional.empty())));
  }

  void done(Run<In, Ctx, Out> run) {
    run.report("done");
  }
}
