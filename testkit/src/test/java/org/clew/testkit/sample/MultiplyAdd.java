package org.clew.testkit.sample;

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

/** {@code x * y + z}: the product by a calcfunction, the sum by a job. */
public final class MultiplyAdd extends WorkChain<MultiplyAdd.In, MultiplyAdd.Ctx, MultiplyAdd.Out> {
  public static final ExitCode NEGATIVE = exitCode(400, "The result is a negative number.");
  public static final CodeData BASH = CodeData.installed("bash", "localhost", "/bin/bash");

  public record In(Int x, Int y, Int z, CodeData code) {}

  public record Out(Int result) {}

  static final class Ctx {
    Int product;
    Child<Add.Out> addition;
  }

  @Override protected Spec spec() {
    return Spec.named("sample.multiply_add").defaultTo(In::code, BASH);
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(step("multiply", this::multiply), step("add", this::add), step("validate", this::validate));
  }

  private void multiply(Run<In, Ctx, Out> run) {
    run.ctx().product = run.calc(Arithmetic::multiply, run.in().x(), run.in().y());
    run.report("multiplied");
  }

  private Next add(Run<In, Ctx, Out> run) {
    run.ctx().addition = run.submit(Add.class, new Add.In(run.ctx().product, run.in().z(), run.in().code()));
    return awaiting(run.ctx().addition);
  }

  private Next validate(Run<In, Ctx, Out> run) {
    return switch (run.result(run.ctx().addition)) {
      case Ok(Add.Out(var sum)) -> {
        run.out(Out::result, sum);
        yield sum.value() < 0 ? exit(NEGATIVE) : proceed();
      }
      case NotOk<?> bad -> exit(bad.code());
    };
  }
}
