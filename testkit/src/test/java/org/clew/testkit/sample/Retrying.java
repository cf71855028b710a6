package org.clew.testkit.sample;

import java.util.Map;
import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Context;
import org.clew.workchain.Ok;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Tries a job until it succeeds, three times at most; submits it by name and keeps keys in its context. */
public final class Retrying extends WorkChain<Retrying.In, Context, Retrying.Out> {
  public static final ExitCode GAVE_UP = exitCode(401, "No try succeeded.");

  public record In(Int x) {}

  public record Out(Int sum) {}

  @Override protected Spec spec() {
    return Spec.named("sample.retrying");
  }

  @Override protected Outline<Run<In, Context, Out>> outline() {
    return Outline.of(
        while_("tries", this::isToTry, step("try", this::attempt), step("inspect", this::inspect)),
        if_("unsolved?", this::isUnsolved, return_(GAVE_UP)));
  }

  private boolean isToTry(Run<In, Context, Out> run) {
    return isUnsolved(run) && run.ctx().children("tries").size() < 3;
  }

  private boolean isUnsolved(Run<In, Context, Out> run) {
    return run.ctx().get("sum").isEmpty();
  }

  private void attempt(Run<In, Context, Out> run) {
    var child = run.submit("sample.add", Map.of("x", run.in().x(), "y", 1, "code", MultiplyAdd.BASH));
    run.toContext(Map.of("tries", append_(child)));
  }

  private void inspect(Run<In, Context, Out> run) {
    var last = run.ctx().children("tries").getLast();
    if (run.result(last) instanceof Ok<?>) {
      var sum = run.outputs(last).get("sum");
      run.ctx().set("sum", sum);
      run.out("sum", sum);
    } else {
      run.report("try " + run.ctx().children("tries").size() + " failed");
    }
  }
}
