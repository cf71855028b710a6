package org.clew.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.provenance.TraversalRule.Purpose;
import org.clew.provenance.TraversalRule.Way;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TraversalTest {
  private record Link(long source, String type, long target) {}

  private static final long DATA = 1;
  private static final long WORK = 2;
  private static final long SUB_WORK = 3;
  private static final long CALC = 4;
  private static final long MADE = 5;
  private static final long USER = 6;

  /** A work chain calls a sub-workflow and a calculation, whose result it returns and another calculation uses. */
  private static final List<Link> GRAPH = List.of(new Link(DATA, "input_work", WORK), new Link(WORK, "call_work", SUB_WORK),
      new Link(WORK, "call_calc", CALC), new Link(DATA, "input_calc", CALC), new Link(CALC, "create", MADE),
      new Link(WORK, "return", MADE), new Link(MADE, "input_calc", USER));

  @ParameterizedTest @EnumSource(TraversalRule.class)
  @DisplayName("15.6/52 each rule follows its links its way, and no others")
  void eachRuleAlone(TraversalRule rule) {
    for (var link : GRAPH) {
      boolean follows = link.type.equals(rule.linkType());
      long from = rule.way() == Way.FORWARD ? link.source : link.target;
      long to = rule.way() == Way.FORWARD ? link.target : link.source;
      var reached = Traversal.closure(List.of(from), Set.of(rule), graph(List.of(link)));
      assertThat(reached).isEqualTo(follows ? Set.of(from, to) : Set.of(from));
      var back = Traversal.closure(List.of(to), Set.of(rule), graph(List.of(link)));
      assertThat(back).isEqualTo(Set.of(to));
    }
  }

  @ParameterizedTest
  @DisplayName("15.6/52 the table of deletion and export")
  @CsvSource({
      "INPUT_CALC_FORWARD, true fixed, false", "INPUT_CALC_BACKWARD, false fixed, true fixed", "CREATE_FORWARD, true, true fixed",
      "CREATE_BACKWARD, true fixed, true", "RETURN_FORWARD, false fixed, true fixed", "RETURN_BACKWARD, true fixed, false",
      "INPUT_WORK_FORWARD, true fixed, false", "INPUT_WORK_BACKWARD, false fixed, true fixed",
      "CALL_CALC_FORWARD, true, true fixed", "CALL_CALC_BACKWARD, true fixed, true", "CALL_WORK_FORWARD, true, true fixed",
      "CALL_WORK_BACKWARD, true fixed, true"})
  void theTable(TraversalRule rule, String delete, String export) {
    assertThat(told(rule, Purpose.DELETE)).isEqualTo(delete);
    assertThat(told(rule, Purpose.EXPORT)).isEqualTo(export);
  }

  @ParameterizedTest
  @DisplayName("15.6/52 what goes when one node of a small graph is deleted")
  @CsvSource({"1, 1 2 3 4 5 6", "2, 2 3 4 5 6", "3, 2 3 4 5 6", "4, 2 3 4 5 6", "5, 2 3 4 5 6", "6, 6"})
  void deletion(long start, String reached) {
    assertThat(closure(Purpose.DELETE, Map.of(), start)).containsExactlyInAnyOrderElementsOf(pks(reached));
  }

  @Test @DisplayName("15.6/52 what stays when callers keep what was called and made")
  void deletionThatKeeps() {
    assertThat(closure(Purpose.DELETE, Map.of(TraversalRule.CALL_CALC_FORWARD, false), WORK))
        .containsExactlyInAnyOrder(WORK, SUB_WORK);
    assertThat(closure(Purpose.DELETE, Map.of(TraversalRule.CALL_WORK_FORWARD, false), WORK)).doesNotContain(SUB_WORK)
        .contains(CALC, MADE, USER);
    assertThat(closure(Purpose.DELETE, Map.of(TraversalRule.CREATE_FORWARD, false), CALC))
        .containsExactlyInAnyOrder(CALC, WORK, SUB_WORK);
  }

  @ParameterizedTest
  @DisplayName("15.6/52 what comes along when one node of a small graph is exported")
  @CsvSource({"1, 1", "2, 1 2 3 4 5", "3, 1 2 3 4 5", "4, 1 2 3 4 5", "5, 1 2 3 4 5", "6, 1 2 3 4 5 6"})
  void export(long start, String reached) {
    assertThat(closure(Purpose.EXPORT, Map.of(), start)).containsExactlyInAnyOrderElementsOf(pks(reached));
  }

  @Test @DisplayName("15.6/52 what the changeable rules of an export add and leave out")
  void exportThatIsChosen() {
    assertThat(closure(Purpose.EXPORT, Map.of(TraversalRule.INPUT_CALC_FORWARD, true), MADE)).contains(USER);
    assertThat(closure(Purpose.EXPORT, Map.of(TraversalRule.INPUT_WORK_FORWARD, true), DATA)).contains(WORK, CALC, MADE);
    assertThat(closure(Purpose.EXPORT, Map.of(TraversalRule.CREATE_BACKWARD, false), MADE)).containsExactly(MADE);
    assertThat(closure(Purpose.EXPORT, Map.of(TraversalRule.CREATE_BACKWARD, false, TraversalRule.RETURN_BACKWARD, true), MADE))
        .contains(WORK);
    assertThat(closure(Purpose.EXPORT, Map.of(TraversalRule.CALL_CALC_BACKWARD, false), CALC))
        .containsExactlyInAnyOrder(CALC, DATA, MADE);
    assertThat(closure(Purpose.EXPORT, Map.of(TraversalRule.CALL_WORK_BACKWARD, false), SUB_WORK)).containsExactly(SUB_WORK);
  }

  @Test void fixedRulesAreNotChangedAndAllAreNamed() {
    assertThatThrownBy(() -> TraversalRule.followed(Purpose.DELETE,
        Map.of(TraversalRule.RETURN_FORWARD, true, TraversalRule.CALL_CALC_BACKWARD, false, TraversalRule.CREATE_FORWARD, false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("return_forward is always left out; call_calc_backward is always followed");
    assertThat(TraversalRule.followed(Purpose.DELETE, Map.of(TraversalRule.RETURN_FORWARD, false)))
        .doesNotContain(TraversalRule.RETURN_FORWARD);
  }

  @Test void aLongChainWithALoopEndsAndIsAskedForInLots() {
    var links = new ArrayList<Link>();
    for (long pk = 1; pk <= 3000; pk++) links.add(new Link(pk, "create", pk + 1));
    links.add(new Link(3001, "create", 1));
    for (long fan = 10_000; fan < 12_000; fan++) links.add(new Link(3000, "create", fan));
    var biggest = new int[1];
    var graph = graph(links);
    var reached = Traversal.closure(List.of(1L), EnumSet.allOf(TraversalRule.class), (nodes, way, types) -> {
      biggest[0] = Math.max(biggest[0], nodes.size());
      return graph.across(nodes, way, types);
    });
    assertThat(reached).hasSize(5001);
    assertThat(biggest[0]).isLessThanOrEqualTo(Traversal.LOT).isGreaterThan(1);
  }

  private static String told(TraversalRule rule, Purpose purpose) {
    return rule.followedBy(purpose) + (rule.isFixed(purpose) ? " fixed" : "");
  }

  private static Collection<Long> closure(Purpose purpose, Map<TraversalRule, Boolean> chosen, long start) {
    return Traversal.closure(List.of(start), TraversalRule.followed(purpose, chosen), graph(GRAPH));
  }

  private static List<Long> pks(String text) {
    return Arrays.stream(text.split(" ")).map(Long::valueOf).toList();
  }

  private static Links graph(List<Link> links) {
    return (nodes, way, types) -> links.stream().filter(link -> types.contains(link.type))
        .filter(link -> nodes.contains(way == Way.FORWARD ? link.source : link.target))
        .map(link -> way == Way.FORWARD ? link.target : link.source).toList();
  }
}
