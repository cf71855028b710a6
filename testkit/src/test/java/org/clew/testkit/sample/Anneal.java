package org.clew.testkit.sample;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.JobView;
import org.clew.calcjob.Missing;
import org.clew.calcjob.MonitorDefinition;
import org.clew.calcjob.MonitorResult;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.calcjob.Text;
import org.clew.data.CodeData;
import org.clew.data.Int;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/** Anneals for days; its monitor stops it when the energy is not a number any more. */
public final class Anneal extends CalcJob<Anneal.In, Anneal.Out> {
  public static final ExitCode NO_ENERGY = ExitCode.exitCode(310, "There is no energy in the output.");

  public record In(Int step, CodeData code) {}

  public record Out(Int energy) {}

  @Override protected Spec spec() {
    return Spec.named("sample.anneal");
  }

  @Override protected List<MonitorDefinition> monitors() {
    return List.of(MonitorDefinition.of("sample.explosion", "Stops a job whose energy is not a number.", Anneal::look));
  }

  private static Optional<MonitorResult> look(JobView job, Map<String, Object> arguments) {
    return job.files().text("anneal.log").filter(log -> log.contains("nan")).map(_ -> MonitorResult.kill("the energy explodes"));
  }

  @Override protected JobPlan prepare(In in, Sandbox dir) {
    dir.write("anneal.in", "step %d\n".formatted(in.step().value()));
    return JobPlan.run(in.code()).stdin("anneal.in").stdout("anneal.out").retrieve("anneal.out");
  }

  @Override protected Result<Out> parse(In in, Retrieved files) {
    return switch (files.read("anneal.out")) {
      case Missing _ -> fail(NO_ENERGY);
      case Text(var text) when text.strip().matches("-?\\d+") -> ok(new Out(Int.parse(text)));
      case Text _ -> fail(NO_ENERGY);
    };
  }
}
