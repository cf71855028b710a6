package org.clew.testkit.sample;

import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.NoContext;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Keeps its state where no crash leaves it; what the kit has to notice. */
public final class Forgetful extends WorkChain<Forgetful.In, NoContext, Forgetful.Out> {
  private static long remembered;

  public record In(Int x) {}

  public record Out(Int result) {}

  @Override protected Spec spec() {
    return Spec.named("sample.forgetful");
  }

  @Override protected Outline<Run<In, NoContext, Out>> outline() {
    return Outline.of(step("remember", this::remember), step("recall", this::recall));
  }

  private void remember(Run<In, NoContext, Out> run) {
    remembered = run.in().x().value();
  }

  private void recall(Run<In, NoContext, Out> run) {
    run.out(Out::result, run.calc(Arithmetic::multiply, run.in().x(), new Int(remembered)));
  }
}
