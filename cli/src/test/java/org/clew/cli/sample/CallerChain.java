package org.clew.cli.sample;

import java.util.Map;
import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.Child;
import org.clew.workchain.Next;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Calls a {@link SumChain}, and a {@link GatedChain} when there is a folder to wait in. */
public final class CallerChain extends WorkChain<CallerChain.In, CallerChain.Ctx, CallerChain.Out> {
  public record In(Int x, java.util.Optional<org.clew.data.Str> folder) {}

  public record Out(Int sum) {}

  static final class Ctx { Child<SumChain.Out> child; }

  @Override protected Spec spec() {
    return Spec.named("test.caller");
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(step("call", this::call), step("done", this::done));
  }

  Next call(Run<In, Ctx, Out> run) {
    run.report("calling");
    run.ctx().child = run.submit(SumChain.class, new SumChain.In(run.in().x(), run.in().x()));
    if (run.in().folder().isEmpty()) return awaiting(run.ctx().child);
    return awaiting(run.ctx().child, run.submit(GatedChain.class, new GatedChain.In(run.in().folder().get(), run.in().x())));
  }

  void done(Run<In, Ctx, Out> run) {
    run.report("called");
    run.outMany(Map.of("sum", run.outputs(run.ctx().child).get("sum")));
  }
}
