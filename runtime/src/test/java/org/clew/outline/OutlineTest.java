package org.clew.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.clew.outline.Instructions.if_;
import static org.clew.outline.Instructions.return_;
import static org.clew.outline.Instructions.step;
import static org.clew.outline.Instructions.while_;
import static org.clew.outline.Tape.ask;
import static org.clew.outline.Tape.does;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutlineTest {
  private static final String STEP_PATTERN = "must match [a-z][a-z0-9_-]*";
  private static final String TAKEN = "is taken by another id or earlier id of the same block";

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(List.of(), "(outline): is empty; give it at least one instruction"),
        arguments(List.of(while_("w", ask("w"))), "w: is empty; give it at least one instruction"),
        arguments(List.of(if_("i?", ask("i"))), "i?/then: is empty; give it at least one instruction"),
        arguments(List.of(if_("i?", ask("i"), does("x")).elif_(ask("j"))),
            "i?/elif-1: is empty; give it at least one instruction"),
        arguments(List.of(if_("i?", ask("i"), does("x")).else_()), "i?/else: is empty; give it at least one instruction"),
        arguments(List.of(does("Setup")), "Setup: id \"Setup\" " + STEP_PATTERN),
        arguments(List.of(does("1st")), "1st: id \"1st\" " + STEP_PATTERN),
        arguments(List.of(does("")), ": id \"\" " + STEP_PATTERN),
        arguments(List.of(does(null)), "null: id \"null\" " + STEP_PATTERN),
        arguments(List.of(does("ready?")), "ready?: id \"ready?\" " + STEP_PATTERN),
        arguments(List.of(while_("more?", ask("w"), does("x"))), "more?: id \"more?\" " + STEP_PATTERN),
        arguments(List.of(if_("i/j", ask("i"), does("x"))), "i/j: id \"i/j\" must match [a-z][a-z0-9_-]*\\??"),
        arguments(List.of(does("a").formerly("B")), "a: earlier id \"B\" " + STEP_PATTERN),
        arguments(List.of(does("a"), does("a")), "a: id \"a\" " + TAKEN),
        arguments(List.of(does("a"), while_("a", ask("w"), does("x"))), "a: id \"a\" " + TAKEN),
        arguments(List.of(does("a"), does("b").formerly("a")), "b: earlier id \"a\" " + TAKEN),
        arguments(List.of(does("a").formerly("c"), does("b").formerly("c")), "b: earlier id \"c\" " + TAKEN),
        arguments(List.of(does("a").formerly("a")), "a: earlier id \"a\" " + TAKEN),
        arguments(List.of(if_("i", ask("i"), does("x")).else_(does("y")).else_(does("z"))),
            "i/else: follows else_; nothing may follow it"),
        arguments(List.of(if_("i", ask("i"), does("x")).else_(does("y")).elif_(ask("j"), does("z"))),
            "i/elif-2: follows else_; nothing may follow it"),
        arguments(List.of(while_("w", null, does("x"))), "w: has no condition"),
        arguments(List.of(if_("i", ask("i"), does("x")).elif_(null, does("y"))), "i/elif-1: has no condition"),
        arguments(List.of(step("a", (StepFunction<Tape>) null)), "a: has no body"),
        arguments(List.of(step("a", (StepAction<Tape>) null)), "a: has no body"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("mistakes")
  void refusesWith(List<Instruction<Tape>> body, String mistake) {
    assertThat(mistakesIn(body)).containsExactly(mistake);
  }

  @Test
  void tellsEveryMistakeAtOnceWithItsPath() {
    var thrown = refusal(List.of(
        does("Setup"),
        while_("scf", ask("w"),
            does("relax"), does("relax"),
            if_("bands?", ask("i"), while_("deep", ask("d"))).else_(does("y").formerly("Y")).else_(return_()))));
    assertThat(thrown).hasMessage("""
        The outline has mistakes:
          Setup: id "Setup" must match [a-z][a-z0-9_-]*
          scf/relax: id "relax" is taken by another id or earlier id of the same block
          scf/bands?/then/deep: is empty; give it at least one instruction
          scf/bands?/else/y: earlier id "Y" must match [a-z][a-z0-9_-]*
          scf/bands?/else: follows else_; nothing may follow it""");
    assertThat(thrown.mistakes()).hasSize(5);
  }

  @Test
  void refusesNullInPlaceOfAnInstruction() {
    assertThat(refusal(while_("w", ask("w"), does("x"), null))).hasMessageContaining("w: holds null in place of an instruction");
  }

  @Test
  void allowsTheSameIdInDifferentBlocks() {
    var outline = Outline.of(
        does("x"), while_("w", ask("w"), does("x")), if_("i", ask("i"), does("x")).elif_(ask("j"), does("x")).else_(does("x")));
    assertThat(outline.compile().steps()).containsExactly("x", "w/x", "i/then/x", "i/elif-1/x", "i/else/x");
  }

  @Test
  void doesNotChangeWhenTheArrayItWasMadeFromDoes() {
    List<Instruction<Tape>> before = List.of(does("a"), does("b"));
    var array = array(before);
    var outline = Outline.of(array);
    array[0] = does("z");
    assertThat(outline.compile().steps()).containsExactly("a", "b");
  }

  private static List<String> mistakesIn(List<Instruction<Tape>> body) {
    return refusal(body).mistakes().stream().map(OutlineException.Mistake::toString).toList();
  }

  private static OutlineException refusal(List<Instruction<Tape>> body) {
    return catchThrowableOfType(OutlineException.class, () -> Outline.of(array(body)));
  }

  private static OutlineException refusal(Instruction<Tape> instruction) {
    return refusal(List.of(instruction));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Instruction<Tape>[] array(List<Instruction<Tape>> body) {
    return body.toArray(new Instruction[0]);
  }
}
