package org.clew.benchmarks;

import java.util.concurrent.CountDownLatch;
import org.clew.data.Int;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.Child;
import org.clew.workchain.Next;
import org.clew.workchain.NoContext;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** A work chain that waits for a child that is parked inside a step until {@link #GATE} opens. */
public final class Parked extends WorkChain<Parked.In, Parked.Ctx, Parked.Out> {
  static final CountDownLatch GATE = new CountDownLatch(1);

  /** Lets all go on that are parked in this JVM, now and later. */
  public static void open() {
    GATE.countDown();
  }

  public record In(Int x) {}

  public record Out(Int result) {}

  static final class Ctx {
    Child<Out> child;
  }

  @Override protected Spec spec() {
    return Spec.named("bench.waiting");
  }

  @Override protected Outline<Run<In, Ctx, Out>> outline() {
    return Outline.of(step("submit", this::submit), step("result", this::result));
  }

  Next submit(Run<In, Ctx, Out> run) {
    run.ctx().child = run.submit(AtGate.class, run.in());
    return awaiting(run.ctx().child);
  }

  void result(Run<In, Ctx, Out> run) {
    run.out(Out::result, run.in().x());
  }

  /** The child. */
  public static final class AtGate extends WorkChain<In, NoContext, Out> {
    @Override protected Spec spec() {
      return Spec.named("bench.at_gate");
    }

    @Override protected Outline<Run<In, NoContext, Out>> outline() {
      return Outline.of(step("wait", this::waitAtGate));
    }

    Next waitAtGate(Run<In, NoContext, Out> run) throws InterruptedException {
      GATE.await();
      run.out(Out::result, run.in().x());
      return proceed();
    }
  }
}
