package org.clew.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.clew.provenance.TraversalRule;
import org.clew.provenance.TraversalRule.Purpose;
import org.clew.store.Fixtures;

class RoundTripProperties {
  @Property(tries = 8, shrinking = ShrinkingMode.OFF)
  @Label("15.6/53 an archive of any graph makes an isomorphic one in an empty store")
  void intoAnEmptyStore(@ForAll long seed, @ForAll @IntRange(max = 12) int processes) {
    try (var here = Archives.temporary(); var there = Archives.temporary(); var beyond = Archives.temporary()) {
      new RandomGraph(here.store(), here.repository(), seed).grow(processes);
      var plan = there.importing(here.exportAll("a.zip"));
      assertThat(Portrait.of(there.store())).isEqualTo(Portrait.of(here.store()));
      assertThat(plan.knownNodes()).isZero();
      beyond.importing(there.exportAll("b.zip"));
      assertThat(Portrait.of(beyond.store())).isEqualTo(Portrait.of(here.store()));
    }
  }

  @Property(tries = 8, shrinking = ShrinkingMode.OFF)
  @Label("15.6/53 parts of a graph that overlap come together as the whole, in any order and any number of times")
  void intoAnOverlappingStore(@ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int processes) {
    try (var here = Archives.temporary(); var there = Archives.temporary()) {
      var graph = new RandomGraph(here.store(), here.repository(), seed).grow(processes);
      var random = new Random(seed);
      for (int part = 0; part < 3; part++) {
        var start = graph.all.get(random.nextInt(graph.all.size()));
        there.importing(here.export("part" + part + ".zip", List.of(start), anyRules(random)));
      }
      var whole = here.exportAll("whole.zip");
      var plan = there.importing(whole);
      assertThat(plan.newNodes() + plan.knownNodes()).isEqualTo(graph.all.size());
      assertThat(Portrait.of(there.store())).isEqualTo(Portrait.of(here.store()));
      var again = there.importing(whole);
      assertThat(again.newNodes() + again.newLinks() + again.newObjects()).isZero();
      assertThat(again.group()).isNull();
      assertThat(Portrait.of(there.store())).isEqualTo(Portrait.of(here.store()));
    }
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  @Label("what was deleted comes back from an archive that was made before")
  void deletedAndBack(@ForAll long seed, @ForAll @IntRange(min = 2, max = 10) int processes) {
    try (var here = Archives.temporary()) {
      var graph = new RandomGraph(here.store(), here.repository(), seed).grow(processes);
      var before = Portrait.of(here.store());
      var whole = here.exportAll("whole.zip");
      var start = graph.all.get(new Random(seed).nextInt(graph.all.size()));
      var deletion = Deletion.of(here.store(), List.of(start), Map.of());
      assertThat(deletion.run(here.store()).nodes()).isEqualTo(deletion.pks().size());
      assertThat(Fixtures.pks(here.store())).doesNotContainAnyElementsOf(deletion.pks());
      var plan = here.importing(whole);
      assertThat(plan.newNodes()).isEqualTo(deletion.pks().size());
      assertThat(Portrait.of(here.store())).isEqualTo(before);
    }
  }

  private static Map<TraversalRule, Boolean> anyRules(Random random) {
    Map<TraversalRule, Boolean> rules = new HashMap<>();
    for (var rule : TraversalRule.values()) if (!rule.isFixed(Purpose.EXPORT)) rules.put(rule, random.nextBoolean());
    return rules;
  }
}
