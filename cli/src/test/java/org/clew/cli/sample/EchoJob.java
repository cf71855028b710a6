package org.clew.cli.sample;

import java.util.Map;
import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Missing;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.calcjob.Text;
import org.clew.data.CodeData;
import org.clew.data.Dict;
import org.clew.data.Str;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/** A job that says a text. */
public final class EchoJob extends CalcJob<EchoJob.In, EchoJob.Out> {
  public record In(Str text, CodeData code) {}

  public record Out(Dict output_parameters) {}

  static final ExitCode NO_OUTPUT = ExitCode.exitCode(310, "The output file could not be read.");

  @Override protected Spec spec() {
    return Spec.named("test.echo").defaultTo(In::code, CodeData.installed("sh", "localhost", "/bin/sh"));
  }

  @Override protected JobPlan prepare(In in, Sandbox dir) {
    dir.write("say.sh", "cat words/text\n");
    dir.write("words/text", in.text().value() + "\n");
    return JobPlan.run(in.code()).stdin("say.sh").stdout("said").retrieve("said");
  }

  @Override protected Result<Out> parse(In in, Retrieved files) {
    return switch (files.read("said")) {
      case Missing _ -> fail(NO_OUTPUT);
      case Text(var text) -> ok(new Out(new Dict(Map.of("text", text.strip(), "length", (long) text.strip().length()))));
    };
  }
}
