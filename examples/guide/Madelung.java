import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Missing;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.calcjob.Text;
import org.clew.data.CodeData;
import org.clew.data.Float;
import org.clew.data.Int;
import org.clew.function.CalcFunction;
import org.clew.outline.Outline;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Child;
import org.clew.workchain.Next;
import org.clew.workchain.NotOk;
import org.clew.workchain.Ok;
import org.clew.workchain.Result;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

// #region chain
public final class Madelung extends WorkChain<Madelung.In, Madelung.Ctx, Madelung.Out> {
  public record In(Float tolerance, Int largest) {}

  public record Out(Float constant) {}

  static final class Ctx { long size; Child<CubeOfIons.Out> cube; Float constant; Float change; }

  static final ExitCode NOT_CONVERGED = exitCode(400, "The largest cube is too small.");

  @Override protected Spec spec() {
    return Spec.named("guide.madelung").describe("The Madelung constant of rock salt, from ever larger cubes of ions.")
        .help(In::tolerance, "The change from one cube to the next that is small enough").defaultTo(In::tolerance, 0.001)
        .validate(In::tolerance, tolerance -> tolerance.value() > 0 ? null : "must be above 0")
        .help(In::largest, "The largest cube, as half its edge in ions").defaultTo(In::largest, 12);
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(
        while_("converge", run -> !converged(run),
            step("sum", this::sum),
            step("compare", this::compare),
            if_("largest", run -> !converged(run) && run.ctx().size >= run.in().largest().value(), return_(NOT_CONVERGED))),
        step("result", run -> { run.out(Out::constant, run.ctx().constant); }));
  }

  private static boolean converged(Run<In, Ctx, Out> run) {
    return run.ctx().change != null && run.ctx().change.value() <= run.in().tolerance().value();
  }

  private Next sum(Run<In, Ctx, Out> run) {
    run.ctx().cube = run.submit(CubeOfIons.class, new CubeOfIons.In(new Int(++run.ctx().size), CubeOfIons.SHELL));
    return awaiting(run.ctx().cube);
  }

  private Next compare(Run<In, Ctx, Out> run) {
    return switch (run.result(run.ctx().cube)) {
      case Ok(CubeOfIons.Out(var constant)) -> {
        if (run.ctx().constant != null) run.ctx().change = run.calc(Madelung::difference, constant, run.ctx().constant);
        run.ctx().constant = constant;
        run.report("size " + run.ctx().size + ": " + constant.value());
        yield proceed();
      }
      case NotOk<?> bad -> exit(bad.code());
    };
  }

  @CalcFunction("guide.difference")
  public static Float difference(Float left, Float right) {
    return new Float(Math.abs(left.value() - right.value()));
  }
}
// #endregion

// #region job
/** The energy of an ion in a cube of ions whose outer layers count in part (H. M. Evjen, Phys. Rev. 39, 675 (1932)). */
final class CubeOfIons extends CalcJob<CubeOfIons.In, CubeOfIons.Out> {
  static final CodeData SHELL = CodeData.installed("bash", "localhost", "/bin/bash");

  public record In(Int size, CodeData code) {}

  public record Out(Float constant) {}

  static final ExitCode NO_RESULT = ExitCode.exitCode(310, "The job has printed no number.").invalidatesCache();

  @Override protected Spec spec() {
    return Spec.named("guide.cube_of_ions").help(In::size, "Half the edge of the cube, in ions");
  }

  @Override protected JobPlan prepare(In in, Sandbox folder) {
    folder.write("sum.sh", """
        awk -v n=%d 'function part(i) { return i == n || i == -n ? 0.5 : 1 }
        BEGIN {
          for (x = -n; x <= n; x++) for (y = -n; y <= n; y++) for (z = -n; z <= n; z++)
            if (x || y || z) s -= ((x + y + z) %% 2 ? -1 : 1) * part(x) * part(y) * part(z) / sqrt(x * x + y * y + z * z)
          printf "%%.10f\\n", s
        }'
        """.formatted(in.size().value()));
    return JobPlan.run(in.code()).stdin("sum.sh").stdout("sum.txt").retrieve("sum.txt");
  }

  @Override protected Result<Out> parse(In in, Retrieved files) {
    return switch (files.read("sum.txt")) {
      case Text(var number) when number.strip().matches("\\d+\\.\\d+") ->
          ok(new Out(new Float(Double.parseDouble(number.strip()))));
      case Text _, Missing _ -> fail(NO_RESULT);
    };
  }
}
// #endregion
