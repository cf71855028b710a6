package org.clew.examples.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.Map;
import org.clew.examples.LocalEngine;
import org.clew.examples.provenance.Sums;
import org.clew.process.Outcome;
import org.clew.store.home.Stores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArithmeticRunTest {
  @TempDir static Path home;
  private static LocalEngine engine;

  @BeforeAll static void start() {
    engine = new LocalEngine(home);
  }

  @AfterAll static void stop() {
    engine.close();
  }

  @Test void multipliesThenAddsWithTheShellOfThisMachine() throws InterruptedException {
    var outcome = engine.run("arithmetic.multiply_add", Map.of("x", 2, "y", 3, "z", 4));
    assertThat(outcome.isOk()).as("%s", outcome).isTrue();
    assertThat(LocalEngine.plain(outcome)).containsExactly(entry("result", 10L));
  }

  @Test void endsWith400WhenTheResultIsNegative() throws InterruptedException {
    Outcome outcome = engine.run("arithmetic.multiply_add", Map.of("x", 2, "y", -3, "z", 4));
    assertThat(outcome.exitStatus()).isEqualTo(400);
    assertThat(outcome.message()).isEqualTo("The result is a negative number.");
  }

  @Test void addsAsAJobAndKeepsItsFiles() throws InterruptedException {
    var outcome = engine.run("arithmetic.add", Map.of("x", 40, "y", 2));
    assertThat(outcome.isOk()).as("%s", outcome).isTrue();
    assertThat(LocalEngine.plain(outcome)).containsEntry("sum", 42L).containsKeys("remote_folder", "retrieved");
  }

  @Test void sumsSquaresInALoop() throws InterruptedException {
    var outcome = engine.run("arithmetic.sum_squares", Map.of("n", 4));
    assertThat(LocalEngine.plain(outcome)).containsExactly(entry("sum", 30L));
  }

  @Test void whatItMadeIsFoundByQueries() throws InterruptedException {
    var outcome = engine.run("arithmetic.multiply_add", Map.of("x", 20, "y", 30, "z", 7));
    try (var store = Stores.open(home)) {
      var found = Sums.above(store, 600);
      assertThat(found).singleElement()
          .satisfies(sum -> assertThat(sum).extracting(Sums.Sum::product, Sums.Sum::sum).containsExactly(600L, 607L));
      long chain = store.graph().process(found.getFirst().job()).orElseThrow().parentPk();
      Sums.review(store, chain, "ann");
      assertThat(Sums.reviewed(store, "ann")).isEqualTo(1);
      assertThat(Sums.reviewed(store, "bob")).isZero();
      assertThat(Sums.everything(store, 2)).isSorted().contains(chain, found.getFirst().job());
      assertThat(Sums.origins(store, outcome.outputs().get("result").pk())).hasSize(4);
    }
  }
}
