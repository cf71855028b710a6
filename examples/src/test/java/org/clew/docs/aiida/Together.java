package org.clew.docs.aiida;

import java.util.Map;
import java.util.TreeMap;
import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.Awaitable;
import org.clew.workchain.Context;
import org.clew.workchain.Ok;
import org.clew.workchain.Run;
import org.clew.workchain.ToContext;
import org.clew.workchain.WorkChain;

/** Halves several numbers at the same time; its context has keys instead of fields. */
// #region together
public final class Together extends WorkChain<Together.In, Context, Together.Out> {
  public record In(Map<String, Int> numbers) {}                                     // a dynamic namespace

  public record Out(Map<String, Int> rests) {}

  @Override protected Spec spec() {
    return Spec.named("docs.together");
  }

  @Override protected Outline<Run<In, Context, Out>> outline() {
    return Outline.of(step("submit", this::start), step("collect", this::collect));
  }

  private ToContext start(Run<In, Context, Out> run) {
    run.ctx().set("settings.limit", 64L);                                           // self.ctx.settings.limit = 64
    // self.to_context(all=append_(…))
    new TreeMap<>(run.in().numbers()).forEach((label, number) -> run.toContext(Map.of("all",
        Awaitable.append_(run.submit("docs.halvings", Map.of("number", number, "metadata", Map.of("call_link_label", label)))))));
    var extra = run.submit(Halvings.class, new Halvings.In(new Int(6), new Int(run.ctx().get("settings.limit", Long.class))));
    return run.toContext(Map.of("extra", Awaitable.assign_(extra)));                // return ToContext(extra=…)
  }

  private void collect(Run<In, Context, Out> run) {
    var labels = new TreeMap<>(run.in().numbers()).keySet().iterator();
    for (var child : run.ctx().children("all")) run.out("rests." + labels.next(), run.outputs(child).get("rest"));
    if (run.result(run.ctx().child("extra")) instanceof Ok<?>)
      run.out("rests.extra", run.outputs(run.ctx().child("extra")).get("rest"));
  }
}
// #endregion
