package org.clew.testkit.sample;

import static org.clew.spec.Spec.copy;

import java.util.List;
import java.util.Map;
import org.clew.data.Int;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Run;
import org.clew.workchain.restart.BaseRestartWorkChain;
import org.clew.workchain.restart.Handlers;
import org.clew.workchain.restart.Iteration;
import org.clew.workchain.restart.ProcessHandlerReport;
import org.clew.workchain.restart.RestartContext;

/** Adds until it works: a sum that overflows is tried with halves, one that cannot be read is tried as it is. */
public final class Insisting extends BaseRestartWorkChain<Insisting.In, Insisting.Ctx, Insisting.Out> {
  public static final ExitCode OVERFLOW = exitCode(410, "The sum is too large.");
  public static final ExitCode HOPELESS = exitCode(420, "Nothing helps.");
  public static final ExitCode UNKNOWN = exitCode(430, "Nobody knows.");
  public static final ExitCode STUBBORN = exitCode(500, "It did not want to.");

  public record In(Add.In add, Map<String, Object> options) {}

  public record Out(Int sum) {}

  public static final class Ctx extends RestartContext { int halvings; }

  @Override protected Spec spec() {
    return Spec.named("sample.insisting").defaultTo(In::options, Map.of());
  }

  @Override protected Class<Add> process() {
    return Add.class;
  }

  @Override protected Map<String, Object> firstInputs(Run<In, Ctx, Out> run) {
    return inputsOf(run.in().add(), Map.of("options", run.in().options()));
  }

  @Override protected Handlers<In, Ctx, Out> handlers() {
    return handlers(
        on(OVERFLOW, this::halve).priority(500),
        on(List.of(Add.NO_OUTPUT, OVERFLOW), this::tryAgain).priority(100),
        on(HOPELESS, this::giveUp).priority(600),
        onAny(this::distrust).disabled());
  }

  private ProcessHandlerReport halve(Iteration<In, Ctx, Out> iteration) {
    iteration.run().ctx().halvings++;
    var in = iteration.inputs(Add.In.class);
    iteration.repeatWith(copy(in, Add.In::x, iteration.run().calc(Arithmetic::multiply, in.x(), new Int(10))));
    iteration.setInput("metadata.options.max_wallclock_seconds", 60L * iteration.number());
    iteration.report("too large: trying with ten times as much");
    return restartAtOnce();
  }

  private ProcessHandlerReport tryAgain(Iteration<In, Ctx, Out> iteration) {
    return restart();
  }

  private ProcessHandlerReport giveUp(Iteration<In, Ctx, Out> iteration) {
    return giveUp(STUBBORN);
  }

  private ProcessHandlerReport distrust(Iteration<In, Ctx, Out> iteration) {
    return iteration.number() < 2 ? restart() : null;
  }
}
