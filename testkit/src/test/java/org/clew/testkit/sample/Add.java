package org.clew.testkit.sample;

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

/** Adds with a shell. */
public final class Add extends CalcJob<Add.In, Add.Out> {
  public static final ExitCode NO_OUTPUT = ExitCode.exitCode(310, "The output file could not be read.");

  public record In(Int x, Int y, CodeData code) {}

  public record Out(Int sum) {}

  @Override protected Spec spec() {
    return Spec.named("sample.add");
  }

  @Override protected JobPlan prepare(In in, Sandbox dir) {
    dir.write("sum.in", "echo $((%d + %d))\n".formatted(in.x().value(), in.y().value()));
    return JobPlan.run(in.code()).stdin("sum.in").stdout("sum.out").retrieve("sum.out");
  }

  @Override protected Result<Out> parse(In in, Retrieved files) {
    return switch (files.read("sum.out")) {
      case Missing _ -> fail(NO_OUTPUT);
      case Text(var text) -> ok(new Out(Int.parse(text)));
    };
  }
}
