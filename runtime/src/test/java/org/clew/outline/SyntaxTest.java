package org.clew.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.outline.Instructions.if_;
import static org.clew.outline.Instructions.return_;
import static org.clew.outline.Instructions.step;
import static org.clew.outline.Instructions.while_;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The notation as authors use it: void and returning methods of the class, without types to be written. */
class SyntaxTest {
  record Handle<I>(I in, List<String> calls) {}

  enum Next { PROCEED }

  Outline<Handle<Integer>> outline() {
    return Outline.of(
        step("setup", this::setup),
        while_("scf", run -> run.calls().size() < run.in(), step("relax", this::relax), step("inspect", SyntaxTest::inspect)),
        if_("bands?", SyntaxTest::wantsBands, step("bands", this::setup)).elif_(_ -> true, return_(3)).else_(return_()),
        step("lambda", run -> {
          run.calls().add("lambda");
        }),
        step("answer", run -> {
          return run.in();
        }),
        step("results", this::relax).formerly("finish"));
  }

  void setup(Handle<Integer> run) {
    run.calls().add("setup");
  }

  Next relax(Handle<Integer> run) throws java.io.IOException {
    run.calls().add("relax");
    return Next.PROCEED;
  }

  static Next inspect(Handle<Integer> run) {
    run.calls().add("inspect");
    return Next.PROCEED;
  }

  static boolean wantsBands(Handle<Integer> run) {
    return run.in() > 2;
  }

  @Test
  void runsMethodsOfTheClass() throws Exception {
    var run = new Handle<>(3, new ArrayList<>());
    assertThat(Walk.straight(outline(), run))
        .containsExactly("setup", "scf/relax", "scf/inspect", "bands?/then/bands", "lambda", "answer", "results", "$end");
    assertThat(run.calls()).containsExactly("setup", "relax", "inspect", "setup", "lambda", "relax");
  }

  @Test
  void keepsWhatAStepReturns() throws Exception {
    var run = new Handle<>(0, new ArrayList<>());
    var program = outline().compile();
    assertThat(answer(program.find(Cursor.at("setup"), run), run)).isNull();
    assertThat(answer(program.find(Cursor.at("scf/relax"), run), run)).isEqualTo(Next.PROCEED);
    assertThat(answer(program.find(Cursor.at("answer"), run), run)).isEqualTo(0);
  }

  private static <R> Object answer(Found<R> found, R run) throws Exception {
    return switch (found) {
      case Found.AtStep<R>(_, var step) -> step.body().apply(run);
      case Found.AtEnd<R> _ -> throw new AssertionError("at the end");
      case Found.Returned<R> _ -> throw new AssertionError("returned");
    };
  }
}
