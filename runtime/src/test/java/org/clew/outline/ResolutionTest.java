package org.clew.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.outline.Instructions.if_;
import static org.clew.outline.Instructions.while_;
import static org.clew.outline.Tape.ask;
import static org.clew.outline.Tape.does;

import org.clew.outline.Resolution.Exact;
import org.clew.outline.Resolution.Renamed;
import org.clew.outline.Resolution.Unresolvable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolutionTest {
  private static final Outline<Tape> OUTLINE = Outline.of(
      does("setup"),
      while_("scf", ask("w"),
          if_("mix?", ask("i"), does("soften").formerly("damp", "relaxed")).formerly("mixing?").elif_(ask("j"), does("harden")))
          .formerly("loop"),
      does("results"));
  private static final Program<Tape> PROGRAM = OUTLINE.compile();

  @ParameterizedTest
  @ValueSource(strings = {"$start", "$end", "setup", "setup>", "scf/mix?/then/soften>", "scf/mix?/elif-1/harden"})
  void knowsWhatIsThere(String stored) {
    assertThat(PROGRAM.resolve(stored)).isEqualTo(new Exact(new Cursor(stored)));
  }

  @ParameterizedTest
  @CsvSource({
    "loop/mix?/then/soften,      scf/mix?/then/soften",
    "scf/mixing?/elif-1/harden>, scf/mix?/elif-1/harden>",
    "scf/mix?/then/relaxed>,     scf/mix?/then/soften>",
    "loop/mixing?/then/damp>,    scf/mix?/then/soften>"
  })
  void knowsEarlierIdsInAnyComponent(String stored, String now) {
    assertThat(PROGRAM.resolve(stored)).isEqualTo(new Renamed(new Cursor(stored), new Cursor(now)));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "gone", "setup/x>", "scf", "scf/mix?", "scf/mix?/then", "scf/mix?/else/soften", "scf/mix?/elif-2/harden", "soften>",
    "scf/mix?/then/harden"
  })
  void neverGuesses(String stored) {
    assertThat(PROGRAM.resolve(stored)).isInstanceOf(Unresolvable.class);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", ">", "a//b", "/a", "a/", "a>>", "$other", "A", "a b"})
  void survivesTextThatIsNoCursor(String stored) {
    assertThat(PROGRAM.resolve(stored)).isInstanceOfSatisfying(Unresolvable.class, unresolvable ->
        assertThat(unresolvable.sentence()).startsWith("The process is parked at \"" + stored + "\", but that is not a cursor."));
  }

  @Test
  void saysWhereItIsParkedWhatIsKnownAndWhatToDo() {
    var program = Outline.of(does("multiply"), while_("w", ask("w"), does("add")), does("check")).compile();
    var remedy = "Known steps: multiply, w/add, check. If the step was renamed, give its old id to .formerly of the new one; "
        + "else choose where to go on with: process migrate --to STEP.";
    assertThat(program.resolve("validate>")).isEqualTo(new Unresolvable(
        "The process is parked after step \"validate\", but the outline has no such step. " + remedy));
    assertThat(program.resolve("w/validate")).isEqualTo(new Unresolvable(
        "The process is parked before step \"w/validate\", but the outline has no such step. " + remedy));
  }

  @Test
  void aStepInsertedBeforeTheParkedOneNeitherSkipsNorRepeats() {
    var edited = Outline.of(does("a"), does("inserted"), does("b"), does("c")).compile();
    assertThat(Walk.last(edited.find(Walk.resolved(edited, "b>"), Tape.of("")))).isEqualTo("c");
  }

  @Test
  void aStepInsertedRightBehindTheDoneOneIsNext() {
    var edited = Outline.of(does("a"), does("b"), does("inserted"), does("c")).compile();
    assertThat(Walk.last(edited.find(Walk.resolved(edited, "b>"), Tape.of("")))).isEqualTo("inserted");
  }
}
