package org.clew.job;

import static org.clew.spec.ExitCode.exitCode;

import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Missing;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.calcjob.Text;
import org.clew.data.CodeData;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/** Runs a text with bash; the sum is what it writes to its standard output. The text decides what plan and parser do. */
public final class ShellJob extends CalcJob<ShellJob.In, ShellJob.Out> {
  public record In(Str script, CodeData code) {}

  public record Out(Int sum) {}

  static final ExitCode NO_OUTPUT = exitCode(310, "The output file could not be read.");
  static final ExitCode BAD_OUTPUT = exitCode(320, "The output is no number.");

  @Override
  protected Spec spec() {
    return Spec.named("test.shell");
  }

  @Override
  protected JobPlan prepare(In in, Sandbox dir) {
    var script = in.script().value();
    if (script.contains("bad plan")) throw new IllegalStateException("this plan is bad");
    dir.write("sub/data.txt", "7").write("run.sh", script).write("secret", "x");
    var plan = JobPlan.run(in.code()).stdin("run.sh").stdout("out.txt").provenanceExclude("secret").retrieve("out.txt", "sub")
        .retrieve("res/*", "results", 1).retrieveTemporary("big.tmp");
    if (script.contains("demands mpi")) plan = plan.mpi(CodeData.Mpi.YES);
    return script.contains("skip submit") ? plan.retrieve("run.sh").skipSubmit() : plan;
  }

  @Override
  protected Result<Out> parse(In in, Retrieved files) {
    if (in.script().value().contains("bad parser")) throw new IllegalStateException("this parser is bad");
    if (files.read("big.tmp") instanceof Text(var text)) return ok(new Out(new Int(Long.parseLong(text.strip()))));
    return switch (files.read("out.txt")) {
      case Missing _ -> fail(NO_OUTPUT);
      case Text(var text) when text.strip().matches("-?\\d+") -> ok(new Out(new Int(Long.parseLong(text.strip()))));
      case Text(var text) when text.contains("partial") -> failed(BAD_OUTPUT, new Out(new Int(-1)));
      case Text(var text) when text.contains("nothing") -> ok(new Out(null));
      case Text _ -> fail(BAD_OUTPUT);
    };
  }
}
