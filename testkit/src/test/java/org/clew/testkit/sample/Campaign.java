package org.clew.testkit.sample;

import java.util.Map;
import org.clew.data.CodeData;
import org.clew.data.Dict;
import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Child;
import org.clew.workchain.Next;
import org.clew.workchain.NotOk;
import org.clew.workchain.Ok;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Anneals again with half the step whenever that went wrong, three times at most. */
public final class Campaign extends WorkChain<Campaign.In, Campaign.Ctx, Campaign.Out> {
  public static final ExitCode GAVE_UP = exitCode(401, "No step was small enough.");
  private static final int MOST_ROUNDS = 3;

  public record In(Int step, CodeData code) {}

  public record Out(Int energy) {}

  static final class Ctx {
    long step;
    int rounds;
    Child<Record> job;
    Int energy;
  }

  @Override protected Spec spec() {
    return Spec.named("sample.campaign");
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(
        step("start", this::start),
        while_("rounds", run -> run.ctx().energy == null && run.ctx().rounds < MOST_ROUNDS,
            step("anneal", this::anneal), step("inspect", this::inspect)),
        if_("unsolved", run -> run.ctx().energy == null, return_(GAVE_UP)).else_(step("finish", this::finish)));
  }

  private void start(Run<In, Ctx, Out> run) {
    run.ctx().step = run.in().step().value();
  }

  private Next anneal(Run<In, Ctx, Out> run) {
    var ctx = run.ctx();
    ctx.rounds++;
    ctx.job = run.submit("sample.anneal", Map.of("step", new Int(ctx.step), "code", run.in().code(),
        "monitors", Map.of("explosion", new Dict(Map.of("entry_point", "sample.explosion"))),
        "metadata", Map.of("options", Map.of("deadline_seconds", 4 * 86_400))));
    return awaiting(ctx.job);
  }

  private void inspect(Run<In, Ctx, Out> run) {
    switch (run.result(run.ctx().job)) {
      case Ok<?> _ -> run.ctx().energy = (Int) run.outputs(run.ctx().job).get("energy");
      case NotOk<?> bad -> {
        run.report("round " + run.ctx().rounds + " ended with " + bad.code().status());
        run.ctx().step /= 2;
      }
    }
  }

  private void finish(Run<In, Ctx, Out> run) {
    run.out(Out::energy, run.ctx().energy);
  }
}
