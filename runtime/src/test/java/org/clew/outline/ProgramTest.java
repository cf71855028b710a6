package org.clew.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.outline.Instructions.if_;
import static org.clew.outline.Instructions.return_;
import static org.clew.outline.Instructions.while_;
import static org.clew.outline.Tape.ask;
import static org.clew.outline.Tape.does;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProgramTest {
  static Stream<Arguments> constructs() {
    var block = Outline.of(does("a"), does("b"));
    var loop = Outline.of(does("a"), while_("w", ask("w"), does("x"), does("y")), does("b"));
    var choice = Outline.of(
        if_("i?", ask("i"), does("x")).elif_(ask("j"), does("x"), does("y")).elif_(ask("k"), does("x")).else_(does("z")),
        does("b"));
    var open = Outline.of(if_("i", ask("i"), does("x")));
    var leave = Outline.of(does("a"), if_("i", ask("i"), return_(418)).else_(does("x")), return_(), does("never"));
    var deep = Outline.of(
        while_("outer", ask("outer"),
            if_("pick?", ask("pick"),
                while_("inner", ask("inner"), does("x"), if_("stop?", ask("stop"), return_(7))))
            .else_(does("y"))),
        does("after"));
    return Stream.of(
        arguments("block", block, "", "a b $end"),
        arguments("while that is never true", loop, "0", "a b $end"),
        arguments("while with two passes", loop, "110", "a w/x w/y w/x w/y b $end"),
        arguments("if", choice, "1", "i?/then/x b $end"),
        arguments("first elif", choice, "01", "i?/elif-1/x i?/elif-1/y b $end"),
        arguments("second elif", choice, "001", "i?/elif-2/x b $end"),
        arguments("else", choice, "000", "i?/else/z b $end"),
        arguments("if without else, taken", open, "1", "i/then/x $end"),
        arguments("if without else, not taken", open, "0", "$end"),
        arguments("return with a code", leave, "1", "a return 418"),
        arguments("return without a code", leave, "0", "a i/else/x return"),
        arguments("while in if in while", deep, "1 1 10 10 0 10 0".replace(" ", ""),
            "outer/pick?/then/inner/x outer/pick?/then/inner/x outer/pick?/else/y after $end"),
        arguments("return from the third level", deep, "1 1 10 11".replace(" ", ""),
            "outer/pick?/then/inner/x outer/pick?/then/inner/x return 7"),
        arguments("passes without a step", deep, "1 1 0 1 1 0 1 0 0".replace(" ", ""), "outer/pick?/else/y after $end"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("constructs")
  void visitsStepsInOrder(String name, Outline<Tape> outline, String answers, String steps) throws Exception {
    assertThat(String.join(" ", Walk.straight(outline, Tape.of(answers)))).isEqualTo(steps);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("constructs")
  void visitsTheSameStepsWhenOnlyTheCursorIsKept(String name, Outline<Tape> outline, String answers, String steps)
      throws Exception {
    assertThat(String.join(" ", Walk.restartedAfterEveryStep(() -> outline, Tape.of(answers)))).isEqualTo(steps);
  }

  @Test
  void listsStepsInTheOrderOfTheOutline() {
    var outline = Outline.of(
        does("a"), while_("w", ask("w"), if_("i?", ask("i"), does("x")).elif_(ask("j"), does("x")).else_(does("y"))), does("b"));
    assertThat(outline.compile().steps()).containsExactly("a", "w/i?/then/x", "w/i?/elif-1/x", "w/i?/else/y", "b");
  }

  @Test
  void asksOnlyTheConditionsThatLieOnTheWay() {
    var program = Outline.of(
        while_("w", ask("w"), if_("i", ask("i"), does("x"), does("y")).elif_(ask("j"), does("z")), does("end-of-pass")))
        .compile();
    assertThat(asked(program, Cursor.START, "101")).containsExactly("w", "i", "j");
    assertThat(asked(program, Cursor.done("w/i/then/x"), "")).isEmpty();
    assertThat(asked(program, Cursor.done("w/i/then/y"), "")).isEmpty();
    assertThat(asked(program, Cursor.done("w/i/elif-1/z"), "")).isEmpty();
    assertThat(asked(program, Cursor.done("w/end-of-pass"), "0")).containsExactly("w");
  }

  @Test
  void keepsTheChosenBranchWhenItsConditionHasChanged() throws Exception {
    var program = Outline.of(if_("i", ask("i"), does("x"), does("y")).else_(does("z"))).compile();
    var first = program.start(Tape.of("1"));
    assertThat(Walk.last(first)).isEqualTo("i/then/x");
    assertThat(Walk.last(program.find(Cursor.done("i/then/x"), Tape.of("0")))).isEqualTo("i/then/y");
  }

  @Test
  void goesToAStepThatIsNextWithoutAskingAnything() {
    var program = Outline.of(while_("w", ask("w"), if_("i", ask("i"), does("x")))).compile();
    var tape = Tape.of("00");
    assertThat(Walk.last(program.find(Cursor.at("w/i/then/x"), tape))).isEqualTo("w/i/then/x");
    assertThat(tape.asked).isEmpty();
  }

  @Test
  void staysAtTheEnd() {
    var program = Outline.of(does("a")).compile();
    assertThat(program.find(Cursor.END, Tape.of(""))).isEqualTo(new Found.AtEnd<>());
  }

  @Test
  void returnsTheCodeObjectItWasGiven() {
    record Code(int status, String message) {}
    var program = Outline.<Tape>of(return_(new Code(400, "negative"))).compile();
    assertThat(program.start(Tape.of(""))).isEqualTo(new Found.Returned<Tape>(Optional.of(new Code(400, "negative"))));
  }

  @Test
  void stopsALoopThatNeverComesToAStep() {
    var program = Outline.<Tape>of(while_("scf", _ -> true, if_("i", _ -> false, does("x")))).compile();
    assertThatThrownBy(() -> program.start(Tape.of("")))
        .isInstanceOf(EmptyLoopException.class)
        .hasMessage("The loop \"scf\" made 1000000 passes without coming to a step, so its condition can not change. "
            + "Let every pass run a step, or end the loop.");
  }

  @Test
  void allowsManyPassesWithoutAStep() {
    int[] left = {Program.EMPTY_PASS_LIMIT};
    var program = Outline.<Tape>of(while_("w", _ -> left[0]-- > 0, if_("i", _ -> false, does("x"))), does("b")).compile();
    assertThat(Walk.last(program.start(Tape.of("")))).isEqualTo("b");
  }

  @Test
  void namesTheConditionThatFailed() {
    Condition<Tape> broken = _ -> {
      throw new IOException("disk gone");
    };
    var program = Outline.of(while_("w", ask("w"), if_("i?", ask("i"), does("x")).elif_(broken, does("y")))).compile();
    assertThatThrownBy(() -> program.start(Tape.of("10")))
        .isInstanceOfSatisfying(ConditionException.class, e -> assertThat(e.path()).isEqualTo("w/i?/elif-1"))
        .hasMessage("The condition of \"w/i?/elif-1\" failed: java.io.IOException: disk gone")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void refusesACursorOfAnotherOutline() {
    var program = Outline.of(does("a")).compile();
    assertThatThrownBy(() -> program.find(Cursor.done("b"), Tape.of("")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the outline has no step \"b\", it has [a]");
  }

  private static List<String> asked(Program<Tape> program, Cursor cursor, String answers) {
    var tape = Tape.of(answers);
    program.find(cursor, tape);
    return tape.asked;
  }
}
