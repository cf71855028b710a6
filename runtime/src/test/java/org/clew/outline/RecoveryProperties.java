package org.clew.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Random outlines up to four levels deep, whose conditions read from a tape of answers. */
class RecoveryProperties {
  private static final Predicate<String> AS_SKETCHED = _ -> false;

  @Property(tries = 500)
  void aProgramDoesWhatItsTreeSays(@ForAll("outlines") List<Sketch> sketch, @ForAll("answers") List<Boolean> answers)
      throws Exception {
    assertThat(Walk.straight(Sketch.outline(sketch, AS_SKETCHED), new Tape(answers))).isEqualTo(expected(sketch, answers));
  }

  @Property(tries = 500)
  void keepingOnlyTheCursorChangesNothing(@ForAll("outlines") List<Sketch> sketch, @ForAll("answers") List<Boolean> answers)
      throws Exception {
    var straight = new Tape(answers);
    var restarted = new Tape(answers);
    var steps = Walk.straight(Sketch.outline(sketch, AS_SKETCHED), straight);
    assertThat(Walk.restartedAfterEveryStep(() -> Sketch.outline(sketch, AS_SKETCHED), restarted)).isEqualTo(steps);
    assertThat(restarted.asked).isEqualTo(straight.asked);
  }

  @Property(tries = 500)
  void crashesBetweenConditionsAndStepsChangeNothing(
      @ForAll("outlines") List<Sketch> sketch,
      @ForAll("answers") List<Boolean> answers,
      @ForAll("answers") List<Boolean> crashes) {
    var tape = new Tape(answers);
    var crash = new Tape(crashes);
    var paths = new ArrayList<String>();
    var stored = Cursor.START.path();
    while (!stored.equals(Cursor.END.path())) {
      int checkpoint = tape.position;
      var program = Sketch.outline(sketch, AS_SKETCHED).compile();
      var found = program.find(Walk.resolved(program, stored), tape);
      if (crash.next()) {
        tape.position = checkpoint;
        continue;
      }
      Walk.add(paths, Walk.last(found));
      stored = found instanceof Found.AtStep<Tape>(var cursor, _) ? cursor.done().path() : Cursor.END.path();
    }
    assertThat(paths).isEqualTo(expected(sketch, answers));
  }

  @Property(tries = 500)
  void renamingInFlightChangesOnlyNames(
      @ForAll("outlines") List<Sketch> sketch,
      @ForAll("answers") List<Boolean> answers,
      @ForAll @IntRange(max = 10) int editAfter,
      @ForAll int choice)
      throws Exception {
    int[] loads = {0};
    Predicate<String> some = path -> ((path.hashCode() ^ choice) & 1) == 0;
    var paths = Walk.restartedAfterEveryStep(
        () -> Sketch.outline(sketch, loads[0]++ <= editAfter ? AS_SKETCHED : some), new Tape(answers));
    assertThat(paths.stream().map(path -> path.replace("new-", ""))).isEqualTo(expected(sketch, answers));
  }

  @Property(tries = 300)
  void fingerprintsAreEqualForEqualOutlinesAndDifferAfterARename(
      @ForAll("outlines") List<Sketch> sketch, @ForAll @IntRange(max = 1000) int pick) {
    var outline = Sketch.outline(sketch, AS_SKETCHED);
    var steps = outline.compile().steps();
    Assume.that(!steps.isEmpty());
    var renamed = Sketch.outline(sketch, steps.get(pick % steps.size())::equals);
    assertThat(Sketch.outline(sketch, AS_SKETCHED).fingerprint()).isEqualTo(outline.fingerprint());
    assertThat(renamed.fingerprint()).isNotEqualTo(outline.fingerprint());
  }

  @Provide
  Arbitrary<List<Sketch>> outlines() {
    return Sketch.blocks(4);
  }

  @Provide
  Arbitrary<List<Boolean>> answers() {
    return Arbitraries.of(true, true, false).list().ofMaxSize(60);
  }

  private static List<String> expected(List<Sketch> sketch, List<Boolean> answers) {
    var paths = new ArrayList<String>();
    if (Sketch.walk("", sketch, new Tape(answers), paths)) paths.add(Cursor.END.path());
    return paths;
  }
}
