package org.clew.workchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.clew.data.Int;
import org.clew.function.CalcFunction;
import org.clew.outline.Condition;
import org.clew.outline.Instruction;
import org.clew.outline.Instructions;
import org.clew.process.Lifecycle;
import org.clew.spec.ExitCode;

/** Random outlines whose steps count, call, submit and put out; what they do depends on the context alone. */
class CrashProperties {
  private static final int MOST_STEPS = 40;

  sealed interface Part {
    record Do(int what) implements Part {}

    record Loop(int what, List<Part> body) implements Part {}

    record Choice(int what, List<Part> then, List<Part> otherwise) implements Part {}

    record Leave(int code) implements Part {}
  }

  @CalcFunction("test.crash.increment")
  static Int increment(Int x) {
    return new Int(x.value() + 1);
  }

  @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
  void aCrashAfterAnyEventChangesNothing(@ForAll("outlines") List<Part> outline,
      @ForAll @IntRange(min = 1, max = 60) int crashAt) {
    var straight = driver(outline);
    straight.run();
    var crashed = driver(outline);
    crashed.crashAt = 1 + crashAt % straight.log.size();
    crashed.runThroughCrash();
    assertSame(crashed, straight);
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void aCrashAfterEveryEventChangesNothing(@ForAll("outlines") List<Part> outline) {
    var straight = driver(outline);
    straight.run();
    var crashed = driver(outline);
    for (int at = 2; at <= straight.log.size(); at++) {
      crashed.crashAt = at;
      try {
        crashed.run();
      } catch (Driver.Crash _) {
        assertThat(crashed.log).hasSize(at);
      }
    }
    crashed.crashAt = Integer.MAX_VALUE;
    crashed.run();
    assertSame(crashed, straight);
  }

  @Provide
  Arbitrary<List<Part>> outlines() {
    return block(3);
  }

  private static Arbitrary<List<Part>> block(int depth) {
    Arbitrary<Part> step = Arbitraries.integers().between(0, 1000).map(Part.Do::new);
    if (depth == 0) return step.list().ofMinSize(1).ofMaxSize(2);
    Arbitrary<Part> part = Arbitraries.frequencyOf(
        Tuple.of(8, step),
        Tuple.of(4, Arbitraries.integers().between(0, 1000).flatMap(what ->
            block(depth - 1).map(body -> new Part.Loop(what, body)))),
        Tuple.of(4, Arbitraries.integers().between(0, 1000).flatMap(what -> block(depth - 1).flatMap(then ->
            block(depth - 1).map(otherwise -> new Part.Choice(what, then, otherwise))))),
        Tuple.of(1, Arbitraries.integers().between(0, 9).map(Part.Leave::new)));
    return part.list().ofMinSize(1).ofMaxSize(3);
  }

  private static Driver driver(List<Part> outline) {
    return Scripted.driver(array(instructions(outline)));
  }

  private static List<Instruction<Run<Scripted.In, Context, Scripted.Out>>> instructions(List<Part> parts) {
    var block = new ArrayList<Instruction<Run<Scripted.In, Context, Scripted.Out>>>();
    for (int i = 0; i < parts.size(); i++) {
      var n = i;
      block.add(switch (parts.get(i)) {
        case Part.Do(var what) -> Scripted.does("step-" + n, run -> act(run, what));
        case Part.Loop(var what, var body) -> {
          var passes = new ArrayList<>(List.of(Scripted.does("pass", run -> Scripted.count(run, "steps"))));
          passes.addAll(instructions(body));
          yield Scripted.loop("loop-" + n, asks(what), array(passes));
        }
        case Part.Choice(var what, var then, var otherwise) ->
            Scripted.choice("choice-" + n, asks(what), array(instructions(then))).else_(array(instructions(otherwise)));
        case Part.Leave(var code) -> Instructions.return_(ExitCode.exitCode(code, ""));
      });
    }
    return block;
  }

  /** True about two times in three, never when the chain is long enough. */
  private static Condition<Run<Scripted.In, Context, Scripted.Out>> asks(int what) {
    return run -> Scripted.counted(run, "steps") < MOST_STEPS && (Scripted.counted(run, "steps") * 31 + what) % 3 != 0;
  }

  private static void act(Run<Scripted.In, Context, Scripted.Out> run, int what) throws Exception {
    Scripted.count(run, "steps");
    switch ((int) ((what + Scripted.counted(run, "steps")) % 6)) {
      case 0 -> Scripted.leaf(run, what);
      case 1 -> run.toContext(Map.of("kids", Awaitable.append_(Scripted.leaf(run, what)),
          "last", Awaitable.assign_(Scripted.leaf(run, 1))));
      case 2 -> run.out("result", run.calc(CrashProperties::increment, run.calc(CrashProperties::increment, run.in().n())));
      case 3 -> run.ctx().set("made.by-" + what, new Int(what));
      case 4 -> {
        long sum = 0;
        for (var kid : run.ctx().<Scripted.Leaf.Out>children("kids")) {
          if (run.result(kid) instanceof Ok<Scripted.Leaf.Out>(var outputs)) sum += outputs.y().value();
        }
        run.ctx().set("sum", sum);
      }
      default -> run.report("step of " + what);
    }
  }

  private static void assertSame(Driver crashed, Driver straight) {
    assertThat(crashed.steps()).isEqualTo(straight.steps());
    assertThat(crashed.lifecycle()).isEqualTo(straight.lifecycle());
    assertThat(straight.lifecycle()).isInstanceOf(Lifecycle.Finished.class);
    assertThat(crashed.state().chain().children().keySet()).isEqualTo(straight.state().chain().children().keySet());
    assertThat(plainOutputs(crashed)).isEqualTo(plainOutputs(straight));
    for (var key : List.of("steps", "sum", "made")) {
      assertThat(crashed.state().chain().context().get(key)).isEqualTo(straight.state().chain().context().get(key));
    }
  }

  private static Map<String, Object> plainOutputs(Driver driver) {
    return driver.state().outputs().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().plain()));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Instruction<Run<Scripted.In, Context, Scripted.Out>>[] array(
      List<Instruction<Run<Scripted.In, Context, Scripted.Out>>> body) {
    return body.toArray(new Instruction[0]);
  }
}
