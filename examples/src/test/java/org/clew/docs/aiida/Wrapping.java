package org.clew.docs.aiida;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.clew.data.Int;
import org.clew.definition.ProcessHooks;
import org.clew.outline.Outline;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Child;
import org.clew.workchain.Excepted;
import org.clew.workchain.Next;
import org.clew.workchain.NotOk;
import org.clew.workchain.Ok;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Takes and gives what {@link Halvings} does, and hears what becomes of it. */
// #region wrapping
public final class Wrapping extends WorkChain<Wrapping.In, Wrapping.Ctx, Wrapping.Out> implements ProcessHooks {
  public record In(Halvings.In halvings) {}

  public record Out(Halvings.Out halvings, Int first) {}

  static final class Ctx { Child<Halvings.Out> child; }

  static final ExitCode BROKEN = exitCode(410, "The halvings have excepted: {exception}").invalidatesCache();

  @Override protected Spec spec() {
    var halvings = new Halvings().definition().spec();
    return Spec.named("docs.wrapping")
        .exposeInputs(In::halvings, halvings)                                         // spec.expose_inputs(Halvings, 'halvings')
        .exposeOutputs(Out::halvings, halvings)
        .validate(Out::first, first -> first.value() > 0 ? null : "must be above 0"); // on_output_emitting
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(step("submit", this::start), step("pass", this::pass));
  }

  private Next start(Run<In, Ctx, Out> run) {
    run.ctx().child = run.submit(Halvings.class, run.exposedInputs(Halvings.class, "halvings"));
    run.status("halving");                                                            // self.set_status('halving')
    return awaiting(run.ctx().child);
  }

  private Next pass(Run<In, Ctx, Out> run) {
    return switch (run.result(run.ctx().child)) {
      case Ok<?> _ -> {
        run.out(Out::first, run.in().halvings().number());
        run.outMany(run.exposedOutputs(run.ctx().child, "halvings"));                 // self.out_many(self.exposed_outputs(…))
        run.report("all is in node " + run.node().pk());
        yield proceed();
      }
      case Excepted<?>(String exception) -> exit(BROKEN.format(Map.of("exception", exception)));
      case NotOk<?> bad -> exit(bad.code());
    };
  }

  @Override public void onWaiting(Heard process) {                                    // on_entered
    tell(process, "waiting");
  }

  @Override public void onFinished(Heard process) {                                   // on_finish
    tell(process, "finished with " + process.outcome().exitStatus());
  }

  @Override public void onTerminated(Heard process) {                                 // on_terminated
    tell(process, "terminated");
  }
  // #endregion

  private static final Map<Long, BlockingQueue<String>> TOLD = new ConcurrentHashMap<>();

  private static void tell(Heard process, String what) {
    told(process.node().pk()).add(what);
  }

  static BlockingQueue<String> told(long pk) {
    return TOLD.computeIfAbsent(pk, _ -> new LinkedBlockingQueue<>());
  }
}
