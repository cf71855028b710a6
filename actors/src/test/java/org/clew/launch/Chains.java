package org.clew.launch;

import java.util.ArrayList;
import java.util.List;
import org.clew.data.CodeData;
import org.clew.data.Int;
import org.clew.data.Str;
import org.clew.definition.Definitions;
import org.clew.function.CalcFunction;
import org.clew.outline.Outline;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Child;
import org.clew.workchain.Excepted;
import org.clew.workchain.Failed;
import org.clew.workchain.Killed;
import org.clew.workchain.Next;
import org.clew.workchain.Ok;
import org.clew.workchain.Run;
import org.clew.workchain.WorkChain;

/** Work chains that the tests of engines run. */
final class Chains {
  private Chains() {}

  static Definitions all() {
    var all = new Definitions();
    for (var type : List.of(Arithmetic.class, Product.class, Bad.class, Held.class, Tree.class, Sums.class, Loop.class,
        Verdict.class, JobCaller.class, Shell.class)) {
      all.register(type);
    }
    return all;
  }

  static final class Arithmetic {
    private Arithmetic() {}

    @CalcFunction("test.multiply")
    public static Int multiply(Int x, Int y) {
      return new Int(x.value() * y.value());
    }

    @CalcFunction("test.plus")
    public static Int plus(Int x, Int y) {
      return new Int(x.value() + y.value());
    }
  }

  /** Three steps and one calcfunction. */
  static final class Product extends WorkChain<Product.In, Product.Ctx, Product.Out> {
    record In(Int x, Int y) {}

    record Out(Int result) {}

    static final class Ctx {
      Int product;
      int turns;
    }

    @Override protected Spec spec() {
      return Spec.named("test.product");
    }

    @Override protected Outline<Run<In, Ctx, Out>> outline() {
      return Outline.of(step("multiply", run -> {
        run.ctx().product = run.calc(Arithmetic::multiply, run.in().x(), run.in().y());
      }), step("count", run -> {
        run.ctx().turns++;
      }), step("result", run -> {
        run.out(Out::result, run.ctx().product);
      }));
    }
  }

  /** Comes to an end that its input names: {@code fail}, {@code throw}, {@code submit}, or a door to wait at. */
  static final class Bad extends WorkChain<Bad.In, Bad.Ctx, Bad.Out> {
    record In(Str how) {}

    record Out() {}

    static final class Ctx {}

    static final ExitCode FAILED = exitCode(418, "It failed as it was told.");

    @Override protected Spec spec() {
      return Spec.named("test.bad").exits(FAILED);
    }

    @Override protected Outline<Run<In, Ctx, Out>> outline() {
      return Outline.of(step("end", this::end));
    }

    private Next end(Run<In, Ctx, Out> run) throws Exception {
      switch (run.in().how().value()) {
        case "fail" -> {
          return exit(FAILED);
        }
        case "throw" -> throw new IllegalStateException("boom of the test");
        case "submit" -> InsideEngine.submitProduct();
        case String door -> Doors.pass(door);
      }
      return proceed();
    }
  }

  /** Passes two doors, one step each, with a status text of its own. */
  static final class Held extends WorkChain<Held.In, Held.Ctx, Held.Out> {
    record In(Str first, Str second) {}

    record Out(Str passed) {}

    static final class Ctx {}

    @Override protected Spec spec() {
      return Spec.named("test.held");
    }

    @Override protected Outline<Run<In, Ctx, Out>> outline() {
      return Outline.of(step("first", run -> {
        run.status("relaxing the cell");
        Doors.pass(run.in().first().value());
      }), step("second", run -> {
        Doors.pass(run.in().second().value());
        run.out(Out::passed, run.in().second());
      }));
    }
  }

  /** Calls {@code width} of itself, {@code depth} times down; the lowest ones wait at the door. */
  static final class Tree extends WorkChain<Tree.In, Tree.Ctx, Tree.Out> {
    record In(Int width, Int depth, Str door) {}

    record Out(Int leaves) {}

    static final class Ctx {
      List<Child<Tree.Out>> branches = new ArrayList<>();
      Int leaves;
    }

    @Override protected Spec spec() {
      return Spec.named("test.tree");
    }

    @Override protected Outline<Run<In, Ctx, Out>> outline() {
      return Outline.of(step("grow", this::grow), step("count", this::count));
    }

    private Next grow(Run<In, Ctx, Out> run) throws InterruptedException {
      var in = run.in();
      if (in.depth().value() == 0) {
        Doors.pass(in.door().value());
        return proceed();
      }
      for (int i = 0; i < in.width().value(); i++) {
        run.ctx().branches.add(run.submit(Tree.class, new In(in.width(), new Int(in.depth().value() - 1), in.door())));
      }
      return awaiting(run.ctx().branches);
    }

    private Next count(Run<In, Ctx, Out> run) {
      if (run.ctx().branches.isEmpty()) {
        run.out(Out::leaves, run.calc(Arithmetic::multiply, new Int(1), new Int(1)));
        return proceed();
      }
      var sum = new Int(0);
      for (var branch : run.ctx().branches) {
        if (!(run.result(branch) instanceof Ok(Out(var leaves)))) return exit(Bad.FAILED);
        sum = run.calc(Arithmetic::plus, sum, leaves);
      }
      run.out(Out::leaves, sum);
      return proceed();
    }
  }

  /** The sum of the products {@code i * 2} for i below n, one child each. */
  static final class Sums extends WorkChain<Sums.In, Sums.Ctx, Sums.Out> {
    record In(Int n) {}

    record Out(Int sum) {}

    static final class Ctx {
      List<Child<Product.Out>> products = new ArrayList<>();
    }

    @Override protected Spec spec() {
      return Spec.named("test.sums");
    }

    @Override protected Outline<Run<In, Ctx, Out>> outline() {
      return Outline.of(step("launch", this::launch), step("add", this::add));
    }

    private Next launch(Run<In, Ctx, Out> run) throws InterruptedException {
      for (int i = 0; i < run.in().n().value(); i++) {
        run.ctx().products.add(run.submit(Product.class, new Product.In(new Int(i), new Int(2))));
      }
      Doors.pass(System.getProperty("clew.test.launched", Doors.NONE));
      return awaiting(run.ctx().products);
    }

    private void add(Run<In, Ctx, Out> run) {
      var sum = new Int(0);
      for (var product : run.ctx().products) {
        if (run.result(product) instanceof Ok(Product.Out(var value))) sum = run.calc(Arithmetic::plus, sum, value);
      }
      run.out(Out::sum, sum);
    }
  }

  /** A loop of many small steps. */
  static final class Loop extends WorkChain<Loop.In, Loop.Ctx, Loop.Out> {
    record In(Int turns, Str door) {}

    record Out(Int turns) {}

    static final class Ctx {
      int turns;
    }

    @Override protected Spec spec() {
      return Spec.named("test.loop");
    }

    @Override protected Outline<Run<In, Ctx, Out>> outline() {
      return Outline.of(while_("round", run -> run.ctx().turns < run.in().turns().value(), step("turn", run -> {
        run.ctx().turns++;
      })), step("door", run -> {
        Doors.pass(run.in().door().value());
      }), step("result", run -> {
        run.out(Out::turns, run.calc(Arithmetic::multiply, new Int(run.ctx().turns), new Int(1)));
      }));
    }
  }

  /** Calls a job, {@code depth} chains down. */
  static final class JobCaller extends WorkChain<JobCaller.In, JobCaller.Ctx, JobCaller.Out> {
    record In(Int depth, Str script, CodeData code) {}

    record Out() {}

    static final class Ctx {}

    @Override protected Spec spec() {
      return Spec.named("test.job_caller");
    }

    @Override protected Outline<Run<In, Ctx, Out>> outline() {
      return Outline.of(step("call", run -> {
        var in = run.in();
        return in.depth().value() == 0 ? awaiting(run.submit(Shell.class, new Shell.In(in.script(), in.code())))
            : awaiting(run.submit(JobCaller.class, new In(new Int(in.depth().value() - 1), in.script(), in.code())));
      }));
    }
  }

  /** Says in words how its child ended. */
  static final class Verdict extends WorkChain<Verdict.In, Verdict.Ctx, Verdict.Out> {
    record In(Str how) {}

    record Out(Int verdict) {}

    static final class Ctx {
      Child<Bad.Out> child;
    }

    @Override protected Spec spec() {
      return Spec.named("test.verdict");
    }

    @Override protected Outline<Run<In, Ctx, Out>> outline() {
      return Outline.of(step("call", this::call), step("judge", this::judge));
    }

    private Next call(Run<In, Ctx, Out> run) {
      run.ctx().child = run.submit(Bad.class, new Bad.In(run.in().how()));
      return awaiting(run.ctx().child);
    }

    private Next judge(Run<In, Ctx, Out> run) {
      return switch (run.result(run.ctx().child)) {
        case Ok<Bad.Out> _ -> exit(exitCode(500, "ok"));
        case Failed<Bad.Out>(var code, _) -> exit(exitCode(501, "failed " + code.status()));
        case Excepted<Bad.Out>(var exception) -> exit(exitCode(502, "excepted " + exception));
        case Killed<Bad.Out>(var message) -> exit(exitCode(503, "killed " + message));
      };
    }
  }
}
