package org.clew.examples.arithmetic;

import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Missing;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.calcjob.Text;
import org.clew.data.CodeData;
import org.clew.data.Int;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/** Adds two whole numbers with a shell on a computer. */
// #region job
public final class ArithmeticAdd extends CalcJob<ArithmeticAdd.In, ArithmeticAdd.Out> {
  public record In(Int x, Int y, CodeData code) {}

  public record Out(Int sum) {}

  static final ExitCode NO_OUTPUT = ExitCode.exitCode(310, "The output file could not be read.").invalidatesCache();
  static final ExitCode BAD_OUTPUT = ExitCode.exitCode(320, "The output file contains invalid output.").invalidatesCache();
  static final ExitCode NEGATIVE = ExitCode.exitCode(410, "The sum of the operands is a negative number.");

  @Override protected Spec spec() {
    return Spec.named("arithmetic.add").describe("Adds two whole numbers with a shell.")
        .help(In::x, "First term").help(In::y, "Second term")
        .help(In::code, "A POSIX shell with 64-bit arithmetic").defaultTo(In::code, Shells.LOCAL_BASH);
  }

  @Override protected JobPlan prepare(In in, Sandbox dir) {
    dir.write("sum.sh", "echo $((%d + %d))\n".formatted(in.x().value(), in.y().value()));
    return JobPlan.run(in.code()).stdin("sum.sh").stdout("sum.out").retrieve("sum.out");
  }

  @Override protected Result<Out> parse(In in, Retrieved files) {
    return switch (files.read("sum.out")) {
      case Missing _ -> fail(NO_OUTPUT);
      case Text(var text) when text.strip().matches("-\\d+") -> failed(NEGATIVE, new Out(Int.parse(text)));
      case Text(var text) when text.strip().matches("\\d+") -> ok(new Out(Int.parse(text)));
      case Text _ -> fail(BAD_OUTPUT);
    };
  }
}
// #endregion
