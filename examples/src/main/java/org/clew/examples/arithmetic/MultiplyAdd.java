package org.clew.examples.arithmetic;

import org.clew.data.CodeData;
import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Child;
import org.clew.workchain.Next;
import org.clew.workchain.NotOk;
import org.clew.workchain.Ok;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Computes {@code x * y + z}: the product in this JVM, the sum as a job. */
// #region chain
public final class MultiplyAdd extends WorkChain<MultiplyAdd.In, MultiplyAdd.Ctx, MultiplyAdd.Out> {
  public record In(Int x, Int y, Int z, CodeData code) {}

  public record Out(Int result) {}

  static final class Ctx { Int product; Child<ArithmeticAdd.Out> addition; }      // saved after every step

  static final ExitCode NEGATIVE = exitCode(400, "The result is a negative number.");

  @Override protected Spec spec() {
    return Spec.named("arithmetic.multiply_add").help(In::x, "Left factor").help(In::code, "A POSIX shell")
        .defaultTo(In::code, Shells.LOCAL_BASH);
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(step("multiply", this::multiply), step("add", this::add), step("validate", this::validate));
  }

  private void multiply(Run<In, Ctx, Out> run) {
    run.ctx().product = run.calc(Arithmetic::multiply, run.in().x(), run.in().y());
  }

  private Next add(Run<In, Ctx, Out> run) {
    run.ctx().addition = run.submit(ArithmeticAdd.class, new ArithmeticAdd.In(run.ctx().product, run.in().z(), run.in().code()));
    return awaiting(run.ctx().addition);
  }

  private Next validate(Run<In, Ctx, Out> run) {
    return switch (run.result(run.ctx().addition)) {
      case Ok(ArithmeticAdd.Out(var sum)) -> {
        run.out(Out::result, sum);
        yield proceed();
      }
      case NotOk<?> bad -> exit(bad.code().is(ArithmeticAdd.NEGATIVE) ? NEGATIVE : bad.code());
    };
  }
}
// #endregion
