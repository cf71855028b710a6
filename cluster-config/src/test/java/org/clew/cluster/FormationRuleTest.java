package org.clew.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.clew.cluster.FormationRule.Verdict;
import org.clew.cluster.FormationRule.View;
import org.junit.jupiter.api.Test;

class FormationRuleTest {
  private static final HostPort A = HostPort.parse("10.0.0.1:1");
  private static final HostPort B = HostPort.parse("10.0.0.2:1");
  private static final HostPort C = HostPort.parse("10.0.0.3:1");
  private static final Duration MARGIN = Duration.ofSeconds(3);
  private static final Instant T0 = Instant.EPOCH;

  private static FormationRule rule(HostPort self) {
    return FormationRule.of(self, 2, MARGIN);
  }

  private static View view(List<HostPort> nodes, HostPort... answering) {
    return view(nodes, List.of(), answering);
  }

  private static View view(List<HostPort> nodes, List<HostPort> more, HostPort... answering) {
    return new View(new Seeds.Look(nodes, more, ""), Set.of(answering));
  }

  @Test void theFirstMakesAClusterWhenEnoughAnswerAndNothingChangesForTheMargin() {
    var rule = rule(A).seen(view(List.of(A, B, C), A, B), T0);
    assertThat(rule.verdict(T0.plusMillis(2999))).isInstanceOf(Verdict.Wait.class);
    assertThat(rule.verdict(T0.plusSeconds(3))).isEqualTo(new Verdict.Join(List.of(A, B, C)));
  }

  @Test void theSameViewAgainDoesNotBeginTheMarginAnew() {
    var rule = rule(A).seen(view(List.of(A, B), A, B), T0).seen(view(List.of(A, B), A, B), T0.plusSeconds(2));
    assertThat(rule.verdict(T0.plusSeconds(3))).isEqualTo(new Verdict.Join(List.of(A, B)));
  }

  @Test void aChangeBeginsTheMarginAnew() {
    var rule = rule(A).seen(view(List.of(A, B), A, B), T0).seen(view(List.of(A, B, C), A, B), T0.plusSeconds(2));
    assertThat(rule.verdict(T0.plusSeconds(4))).isEqualTo(new Verdict.Wait("the nodes that answer changed a moment ago"));
    assertThat(rule.verdict(T0.plusSeconds(5))).isEqualTo(new Verdict.Join(List.of(A, B, C)));
  }

  @Test void tooFewMakeNoClusterHoweverLongTheyWait() {
    var rule = rule(A).seen(view(List.of(A, B, C), A), T0);
    assertThat(rule.verdict(T0.plusSeconds(9999))).isInstanceOfSatisfying(Verdict.Wait.class,
        wait -> assertThat(wait.why()).startsWith("1 of 2 nodes that a new cluster needs answer"));
  }

  @Test void othersJoinAtOnceThroughThoseThatAnswer() {
    assertThat(rule(B).seen(view(List.of(A, B, C), A, B), T0).verdict(T0)).isEqualTo(new Verdict.Join(List.of(A, B)));
  }

  @Test void whenTheFirstIsGoneTheNextOneMakesAClusterButAsksTheFirstToo() {
    var rule = rule(B).seen(view(List.of(A, B, C), B, C), T0);
    assertThat(rule.verdict(T0.plusSeconds(3))).isEqualTo(new Verdict.Join(List.of(B, A, C)));
    assertThat(rule(C).seen(view(List.of(A, B, C), B, C), T0).verdict(T0)).isEqualTo(new Verdict.Join(List.of(B, C)));
  }

  @Test void aNodeThatIsNotAmongThoseFoundOnlyJoins() {
    var rule = rule(A).seen(view(List.of(B, C), B, C), T0);
    assertThat(rule.verdict(T0.plusSeconds(99))).isEqualTo(new Verdict.Join(List.of(B, C)));
  }

  @Test void furtherEnginesOfAHomeLetInButDoNotCountForANewCluster() {
    var more = List.of(HostPort.parse("10.0.0.1:2"), HostPort.parse("10.0.0.2:2"));
    assertThat(rule(A).seen(view(List.of(A, B), more, A, more.getLast()), T0).verdict(T0))
        .isEqualTo(new Verdict.Join(List.of(more.getLast())));
    assertThat(rule(C).seen(view(List.of(A, B), more, B, more.getLast()), T0).verdict(T0))
        .isEqualTo(new Verdict.Join(List.of(B, more.getLast())));
    assertThat(rule(more.getFirst()).seen(view(List.of(A, B), more, more.getFirst()), T0).verdict(T0))
        .isInstanceOf(Verdict.Wait.class);
    assertThat(rule(more.getFirst()).seen(view(List.of(A, B), more, more.getFirst(), more.getLast()), T0).verdict(T0))
        .isEqualTo(new Verdict.Join(List.of(more.getLast())));
  }

  @Test void whoMakesAClusterAsksThemFirst() {
    var more = List.of(HostPort.parse("10.0.0.1:2"), HostPort.parse("10.0.0.2:2"));
    var rule = rule(A).seen(view(List.of(A, B), more, A, B, more.getLast()), T0);
    assertThat(rule.verdict(T0)).isEqualTo(new Verdict.Join(List.of(more.getLast())));
    assertThat(rule.verdict(T0.plusSeconds(3))).isEqualTo(new Verdict.Join(List.of(A, B, more.getLast())));
  }

  @Test void aHomeHasThePortsAfterThoseOfItsNode() {
    var look = new Seeds.Listed(List.of(A, HostPort.parse("10.0.0.1:3"), HostPort.parse("10.0.0.2:65535")), 4).look();
    assertThat(look.more()).containsExactly(HostPort.parse("10.0.0.1:2"), HostPort.parse("10.0.0.1:4"),
        HostPort.parse("10.0.0.1:5"), HostPort.parse("10.0.0.1:6"));
  }

  @Test void troubleOfTheLookIsTheReasonToWait() {
    var rule = rule(A).seen(new View(new Seeds.Look(List.of(), "DNS knows no name x"), Set.of()), T0);
    assertThat(rule.verdict(T0.plusSeconds(99))).isEqualTo(new Verdict.Wait("DNS knows no name x"));
    assertThat(rule(A).verdict(T0)).isEqualTo(new Verdict.Wait("nothing was looked at"));
    assertThat(rule(A).seen(view(List.of(B, C)), T0).verdict(T0)).isInstanceOf(Verdict.Wait.class);
  }
}
