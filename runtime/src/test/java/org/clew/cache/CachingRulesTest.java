package org.clew.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.clew.cache.CachingRules.Rule;
import org.junit.jupiter.api.Test;

class CachingRulesTest {
  private static Rule rule(List<String> enabled, List<String> disabled) {
    return new CachingRules(Rule.DISABLED, enabled, disabled).of("qe.pw.relax");
  }

  @Test void withoutAFittingPatternTheStandardHolds() {
    assertThat(rule(List.of("qe.ph*"), List.of("xtb.*"))).isEqualTo(Rule.DISABLED);
    assertThat(new CachingRules(Rule.ENABLED, List.of(), List.of("xtb.*")).of("qe.pw.relax")).isEqualTo(Rule.ENABLED);
    assertThat(CachingRules.NOTHING.of("qe.pw.relax")).isEqualTo(Rule.DISABLED);
  }

  @Test void starsStandForAnyText() {
    for (var pattern : List.of("*", "qe.*", "*.relax", "*pw*", "qe.pw.relax", "q*p*x", "qe.pw.relax*"))
      assertThat(rule(List.of(pattern), List.of())).as(pattern).isEqualTo(Rule.ENABLED);
    for (var pattern : List.of("qe", "relax", "qe.pw", "qe?*", "q.*", "QE.*", ""))
      assertThat(rule(List.of(pattern), List.of())).as(pattern).isEqualTo(Rule.DISABLED);
  }

  @Test void theMostSpecificPatternWins() {
    assertThat(rule(List.of("*"), List.of("qe.*"))).isEqualTo(Rule.DISABLED);
    assertThat(rule(List.of("*", "qe.pw.*"), List.of("qe.*"))).isEqualTo(Rule.ENABLED);
    assertThat(rule(List.of("qe.*"), List.of("qe.pw.relax"))).isEqualTo(Rule.DISABLED);
    assertThat(rule(List.of("qe.*", "*.relax"), List.of("*"))).isEqualTo(Rule.ENABLED);
  }

  @Test void twoThatSayTheOppositeAreAnError() {
    assertThatThrownBy(() -> rule(List.of("qe.*"), List.of("*.relax"))).isInstanceOf(AmbiguousCachingException.class)
        .hasMessageContainingAll("'qe.pw.relax'", "'qe.*'", "'*.relax'", "caching.enabled_for", "caching.disabled_for");
    assertThatThrownBy(() -> rule(List.of("qe.*"), List.of("qe.*"))).isInstanceOf(AmbiguousCachingException.class);
    assertThat(rule(List.of("qe.*", "qe.pw.relax"), List.of("*.relax"))).isEqualTo(Rule.ENABLED);
  }
}
