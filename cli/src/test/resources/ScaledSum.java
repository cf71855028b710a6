import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.function.CalcFunction;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/**
 * Scales a number, then adds it to itself; in between it may wait for the file {@code gate} of a folder, where it notes its
 * steps.
 */
public class ScaledSum extends WorkChain<ScaledSum.In, ScaledSum.Ctx, ScaledSum.Out> {
  public record In(Int x, Int factor, Optional<Str> folder) {}

  public record Out(Int sum) {}

  static final class Ctx { Int scaled; }

  @CalcFunction("test.scale")
  public static Int scale(Int x, Int factor) {
    return new Int(x.value() * factor.value());
  }

  @CalcFunction("test.plus")
  public static Int plus(Int x, Int y) {
    return new Int(x.value() + y.value());
  }

  @Override protected Spec spec() {
    return Spec.named("test.scaled_sum");
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(step("scale", this::scaling), step("add", this::adding));
  }

  private void scaling(Run<In, Ctx, Out> run) throws IOException {
    note(run, "scale");
    run.ctx().scaled = run.calc(ScaledSum::scale, run.in().x(), run.in().factor());
  }

  private void adding(Run<In, Ctx, Out> run) throws IOException, InterruptedException {
    note(run, "add");
    if (run.in().folder().isPresent()) {
      while (!Files.exists(folder(run).resolve("gate"))) TimeUnit.MILLISECONDS.sleep(5);
    }
    run.out(Out::sum, run.calc(ScaledSum::plus, run.ctx().scaled, run.ctx().scaled));
  }

  private static void note(Run<In, Ctx, Out> run, String step) throws IOException {
    if (run.in().folder().isEmpty()) return;
    Files.writeString(folder(run).resolve("trace"), step + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static Path folder(Run<In, Ctx, Out> run) {
    return Path.of(run.in().folder().get().value());
  }
}
