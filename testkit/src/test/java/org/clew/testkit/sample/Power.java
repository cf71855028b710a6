package org.clew.testkit.sample;

import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.Child;
import org.clew.workchain.Next;
import org.clew.workchain.NotOk;
import org.clew.workchain.Ok;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** {@code x} to the power of {@code n}, one child per factor: loop, branch, children that are work chains. */
public final class Power extends WorkChain<Power.In, Power.Ctx, Power.Out> {
  public record In(Int x, Int n) {}

  public record Out(Int power) {}

  static final class Ctx {
    Int left;
    Int power;
    Child<MultiplyAdd.Out> product;
  }

  @Override protected Spec spec() {
    return Spec.named("sample.power").validate(In::n, n -> n.value() < 0 ? "must not be negative" : null);
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(
        if_("zero?", this::isZero, step("one", this::one), return_()),
        step("setup", this::setup),
        while_("factors", this::isMore, step("multiply", this::multiply), step("take", this::take)),
        step("results", this::results));
  }

  private boolean isZero(Run<In, Ctx, Out> run) {
    return run.in().n().value() == 0;
  }

  private void one(Run<In, Ctx, Out> run) {
    run.out(Out::power, run.calc(Arithmetic::minusOne, new Int(2)));
  }

  private void setup(Run<In, Ctx, Out> run) {
    run.ctx().power = run.in().x();
    run.ctx().left = run.calc(Arithmetic::minusOne, run.in().n());
  }

  private boolean isMore(Run<In, Ctx, Out> run) {
    return run.ctx().left.value() > 0;
  }

  private Next multiply(Run<In, Ctx, Out> run) {
    run.ctx().product = run.submit(MultiplyAdd.class,
        new MultiplyAdd.In(run.ctx().power, run.in().x(), new Int(0), MultiplyAdd.BASH));
    return awaiting(run.ctx().product);
  }

  private Next take(Run<In, Ctx, Out> run) {
    return switch (run.result(run.ctx().product)) {
      case Ok(MultiplyAdd.Out(var product)) -> {
        run.ctx().power = product;
        run.ctx().left = run.calc(Arithmetic::minusOne, run.ctx().left);
        yield proceed();
      }
      case NotOk<?> bad -> exit(bad.code());
    };
  }

  private void results(Run<In, Ctx, Out> run) {
    run.out(Out::power, run.ctx().power);
  }
}
