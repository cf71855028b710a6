package org.clew.launch;

import static org.clew.spec.ExitCode.exitCode;

import java.util.Map;
import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.calcjob.Text;
import org.clew.data.CodeData;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/** Jobs whose parsers are mended and replaced. */
final class Reparsed {
  private Reparsed() {}

  public record In(Str script, CodeData code) {}

  public record Out(Int lines) {}

  static final ExitCode TOO_SHORT = exitCode(320, "TOO_SHORT", "There are too few lines.");

  private static JobPlan plan(In in, Sandbox dir) {
    dir.write("run.sh", in.script().value());
    return JobPlan.run(in.code()).stdin("run.sh").stdout("out.txt").retrieve("out.txt");
  }

  private static Int lines(Retrieved files) {
    return new Int(files.read("out.txt") instanceof Text(var text) ? text.lines().count() : -1);
  }

  /** Wrong until somebody mends it. */
  public static final class Lines extends CalcJob<In, Out> {
    static volatile boolean mended;

    @Override protected Spec spec() {
      return Spec.named("test.lines");
    }

    @Override protected JobPlan prepare(In in, Sandbox dir) {
      return plan(in, dir);
    }

    @Override protected Result<Out> parse(In in, Retrieved files) {
      if (!mended) throw new IllegalStateException("the parser has a bug");
      return ok(new Out(lines(files)));
    }
  }

  /** Wants more than there is, and keeps what it found. Sees the options and the exit status of the job, and its inputs. */
  public static final class Strict extends CalcJob<In, Out> {
    @Override protected Spec spec() {
      return Spec.named("test.strict").exits(TOO_SHORT);
    }

    @Override protected JobPlan prepare(In in, Sandbox dir) {
      return plan(in, dir);
    }

    @Override protected Result<Out> parse(In in, Retrieved files) {
      if (files.options().maxWallclockSeconds().orElse(0) != 77 || files.exitStatus().orElse(-1) != 0
          || !in.script().value().startsWith("echo")) throw new IllegalStateException("not all is there of " + files);
      return failed(TOO_SHORT, Map.of("lines", lines(files)));
    }
  }

  /** Takes what the jobs above have not. */
  public static final class Other extends CalcJob<Other.In, Out> {
    public record In(Int number, CodeData code) {}

    @Override protected Spec spec() {
      return Spec.named("test.other");
    }

    @Override protected JobPlan prepare(In in, Sandbox dir) {
      return JobPlan.run(in.code());
    }

    @Override protected Result<Out> parse(In in, Retrieved files) {
      return ok(new Out(in.number()));
    }
  }
}
