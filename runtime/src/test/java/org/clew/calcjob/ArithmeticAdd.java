package org.clew.calcjob;

import static org.clew.spec.ExitCode.exitCode;

import org.clew.data.CodeData;
import org.clew.data.Int;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/** Adds two numbers with bash. */
public final class ArithmeticAdd extends CalcJob<ArithmeticAdd.In, ArithmeticAdd.Out> {
  public record In(Int x, Int y, CodeData code) {}

  public record Out(Int sum) {}

  static final ExitCode NO_OUTPUT = exitCode(310, "The output file could not be read.").invalidatesCache();
  static final ExitCode BAD_OUTPUT = exitCode(320, "The output file contains invalid output.").invalidatesCache();

  @Override
  protected Spec spec() {
    return Spec.named("arithmetic.add");
  }

  @Override
  protected JobPlan prepare(In in, Sandbox dir) {
    dir.write("sum.in", "echo $((%d + %d))\n".formatted(in.x().value(), in.y().value()));
    return JobPlan.run(in.code()).stdin("sum.in").stdout("sum.out").retrieve("sum.out");
  }

  @Override
  protected Result<Out> parse(In in, Retrieved files) {
    return switch (files.read("sum.out")) {
      case Missing _ -> fail(NO_OUTPUT);
      case Text(var text) when text.strip().matches("-?\\d+") -> ok(new Out(new Int(Long.parseLong(text.strip()))));
      case Text _ -> fail(BAD_OUTPUT);
    };
  }
}
