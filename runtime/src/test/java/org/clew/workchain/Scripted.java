package org.clew.workchain;

import java.util.Map;
import java.util.Optional;
import org.clew.data.Int;
import org.clew.outline.Condition;
import org.clew.outline.If;
import org.clew.outline.Instruction;
import org.clew.outline.Instructions;
import org.clew.outline.Outline;
import org.clew.outline.StepAction;
import org.clew.outline.StepFunction;
import org.clew.outline.While;
import org.clew.spec.Spec;

/** A work chain whose outline a test gives; short names for what outlines are made of. */
final class Scripted extends WorkChain<Scripted.In, Context, Scripted.Out> {
  record In(Int n) {}

  record Out(Optional<Int> result) {}

  /** A child that adds nothing of its own: {@link Driver} answers for it. */
  static final class Leaf extends WorkChain<Leaf.In, NoContext, Leaf.Out> {
    record In(Int x) {}

    record Out(Int y) {}

    @Override protected Spec spec() {
      return Spec.named("test.leaf");
    }

    @Override protected Outline<Run<In, NoContext, Out>> outline() {
      return Outline.of(step("only", (Run<In, NoContext, Out> _) -> {}));
    }
  }

  private final Outline<Run<In, Context, Out>> outline;

  @SafeVarargs
  @SuppressWarnings("varargs")
  Scripted(Instruction<Run<In, Context, Out>>... body) {
    outline = Outline.of(body);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  static Driver driver(Instruction<Run<In, Context, Out>>... body) {
    return new Driver(new Scripted(body), Map.of("n", 7));
  }

  static Instruction<Run<In, Context, Out>> does(String id, StepAction<Run<In, Context, Out>> body) {
    return Instructions.step(id, body);
  }

  static Instruction<Run<In, Context, Out>> gives(String id, StepFunction<Run<In, Context, Out>> body) {
    return Instructions.step(id, body);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  static While<Run<In, Context, Out>> loop(String id, Condition<Run<In, Context, Out>> condition,
      Instruction<Run<In, Context, Out>>... body) {
    return Instructions.while_(id, condition, body);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  static If<Run<In, Context, Out>> choice(String id, Condition<Run<In, Context, Out>> condition,
      Instruction<Run<In, Context, Out>>... body) {
    return Instructions.if_(id, condition, body);
  }

  static Child<Leaf.Out> leaf(Run<In, Context, Out> run, int x) {
    return run.submit(Leaf.class, new Leaf.In(new Int(x)));
  }

  /** Counts a key of the context up. */
  static void count(Run<In, Context, Out> run, String key) {
    run.ctx().set(key, counted(run, key) + 1);
  }

  static long counted(Run<In, Context, Out> run, String key) {
    return (long) run.ctx().get(key).orElse(0L);
  }

  @Override protected Spec spec() {
    return Spec.named("test.scripted");
  }

  @Override protected Outline<Run<In, Context, Out>> outline() {
    return outline;
  }
}
