package org.clew.launch;

import java.util.Map;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.definition.Definitions;
import org.clew.outline.Outline;
import org.clew.spec.Spec;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** One work chain as it was edited: today with another port than at first. */
final class GrownChains {
  private GrownChains() {}

  static Definitions with(Class<?> version) {
    var definitions = new Definitions(Chains.all());
    definitions.register(version);
    return definitions;
  }

  static final class First extends WorkChain<First.In, First.Ctx, First.Out> {
    record In(Str door) {}

    record Out(Int more) {}

    static final class Ctx {
      int turns;
    }

    @Override protected Spec spec() {
      return Spec.named("test.grown");
    }

    @Override protected Outline<Run<In, Ctx, Out>> outline() {
      return Outline.of(step("wait", run -> {
        run.ctx().turns = 1;
        return awaiting(run.submit("test.held", Map.of("first", run.in().door(), "second", new Str(""))));
      }), step("end", run -> {
        run.out(Out::more, run.calc(Chains.Arithmetic::plus, new Int(0), new Int(0)));
      }));
    }
  }

  /** Needs what nobody was asked for. */
  static final class Demanding extends WorkChain<Demanding.In, First.Ctx, First.Out> {
    record In(Str door, Int more) {}

    @Override protected Spec spec() {
      return Spec.named("test.grown");
    }

    @Override protected Outline<Run<In, First.Ctx, First.Out>> outline() {
      return Outline.of(step("wait", run -> { }), step("end", run -> {
        run.out(First.Out::more, run.calc(Chains.Arithmetic::plus, run.in().more(), new Int(run.ctx().turns)));
      }));
    }
  }

  /** Has a default. */
  static final class Mended extends WorkChain<Demanding.In, First.Ctx, First.Out> {
    @Override protected Spec spec() {
      return Spec.named("test.grown").defaultTo(Demanding.In::more, new Int(5));
    }

    @Override protected Outline<Run<Demanding.In, First.Ctx, First.Out>> outline() {
      return Outline.of(step("wait", run -> { }), step("end", run -> {
        run.out(First.Out::more, run.calc(Chains.Arithmetic::plus, run.in().more(), new Int(run.ctx().turns)));
      }));
    }
  }
}
