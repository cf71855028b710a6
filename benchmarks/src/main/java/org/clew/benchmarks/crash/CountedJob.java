package org.clew.benchmarks.crash;

import java.nio.file.Path;
import java.util.Map;
import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Missing;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.calcjob.Text;
import org.clew.data.CodeData;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.definition.Definitions;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/**
 * Notes each start of its body as a line of a file outside of the job directory, before it does anything else; the answer is 5.
 *
 * <p>A line is what SLURM calls the job (or {@code direct}), how often SLURM has restarted it, and the directory.
 */
public final class CountedJob extends CalcJob<CountedJob.In, CountedJob.Out> {
  public static final String NAME = "bench.counted";

  public record In(Str starts, CodeData code) {}

  public record Out(Int answer) {}

  static final ExitCode NO_ANSWER = ExitCode.exitCode(310, "The job printed no number.");

  /** What runs in a load of crashes. */
  static Definitions definitions() {
    var definitions = new Definitions();
    definitions.register(CountedJob.class);
    return definitions;
  }

  static Map<String, Object> inputs(Path starts, CodeData code, String label, Map<String, Object> options) {
    return Map.of("starts", new Str(starts.toString()), "code", code, "metadata", Map.of("label", label, "options", options));
  }

  @Override protected Spec spec() {
    return Spec.named(NAME);
  }

  @Override protected JobPlan prepare(In in, Sandbox dir) {
    dir.write("count.sh", """
        echo "${SLURM_JOB_ID:-direct} ${SLURM_RESTART_COUNT:-0} $PWD" >> '%s'
        echo 5
        """.formatted(in.starts().value()));
    return JobPlan.run(in.code()).stdin("count.sh").stdout("count.out").retrieve("count.out");
  }

  @Override protected Result<Out> parse(In in, Retrieved files) {
    return switch (files.read("count.out")) {
      case Missing _ -> fail(NO_ANSWER);
      case Text(var text) when text.strip().matches("\\d+") -> ok(new Out(Int.parse(text)));
      case Text _ -> fail(NO_ANSWER);
    };
  }
}
