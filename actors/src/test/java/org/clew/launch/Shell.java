package org.clew.launch;

import static org.clew.spec.ExitCode.exitCode;

import java.util.List;
import java.util.Optional;
import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Missing;
import org.clew.calcjob.MonitorDefinition;
import org.clew.calcjob.MonitorResult;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.calcjob.Text;
import org.clew.data.CodeData;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/** Runs a text with bash on this machine; its output is the number that it prints. */
public final class Shell extends CalcJob<Shell.In, Shell.Out> {
  public record In(Str script, CodeData code) {}

  public record Out(Int number) {}

  static final ExitCode NO_NUMBER = exitCode(310, "It printed no number.").invalidatesCache();

  @Override protected Spec spec() {
    return Spec.named("test.job");
  }

  @Override protected List<MonitorDefinition> monitors() {
    return List.of(MonitorDefinition.of("test.once", "Rests after its first call.",
        (_, _) -> Optional.of(MonitorResult.disableSelf("seen"))),
        MonitorDefinition.of("test.stop_file", "Ends the job when it finds the file stop.",
            (job, _) -> job.files().size("stop").isPresent() ? Optional.of(MonitorResult.kill("there is a file stop"))
            : Optional.empty()));
  }

  @Override protected JobPlan prepare(In in, Sandbox dir) {
    dir.write("run.sh", in.script().value());
    return JobPlan.run(in.code()).stdin("run.sh").stdout("out.txt").retrieve("out.txt");
  }

  @Override protected Result<Out> parse(In in, Retrieved files) {
    return switch (files.read("out.txt")) {
      case Missing _ -> fail(NO_NUMBER);
      case Text(var text) when text.strip().matches("\\d+") -> ok(new Out(new Int(Long.parseLong(text.strip()))));
      case Text _ -> fail(NO_NUMBER);
    };
  }
}
