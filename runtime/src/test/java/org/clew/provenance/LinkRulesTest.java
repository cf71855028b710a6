package org.clew.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Stream;
import org.clew.spec.ProcessKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("SPEC 15.6/49 every row of the table of links")
class LinkRulesTest {
  private static final long SOURCE = 1;
  private static final long TARGET = 2;
  private static final long OTHER_SOURCE = 3;
  private static final long OTHER_TARGET = 4;

  /** Two nodes on either side, in the stages that let the link be made. */
  private static ProvenanceGraph graph(LinkType type) {
    var graph = new ProvenanceGraph().add(SOURCE, type.source()).add(OTHER_SOURCE, type.source()).add(TARGET, type.target())
        .add(OTHER_TARGET, type.target());
    if (type == LinkType.RETURN) graph.store(TARGET).store(OTHER_TARGET);
    return graph;
  }

  private static void allowed(ProvenanceGraph graph, long source, long target, LinkType type, String label) {
    assertThat(graph.link(new Link(source, target, type, label))).isEmpty();
  }

  private static void refused(ProvenanceGraph graph, long source, long target, LinkType type, String label, String why) {
    assertThat(graph.link(new Link(source, target, type, label))).get().asString()
        .startsWith("link " + type.durable() + " '" + label + "' from " + source + " to " + target + ": ").contains(why);
  }

  @ParameterizedTest(name = "{0} is allowed once; again it is not")
  @EnumSource(LinkType.class)
  void isAllowedOnceAndNeverTwice(LinkType type) {
    var graph = graph(type);
    allowed(graph, SOURCE, TARGET, type, "x");
    refused(graph, SOURCE, TARGET, type, "x", "node");
    assertThat(graph.outgoing(SOURCE)).hasSize(1);
  }

  @ParameterizedTest(name = "{0} to {1} from the other side: same label {2}, other label {3}")
  @CsvSource({
      "input_calc, another target, allowed, allowed", "input_calc, another source, refused, allowed",
          "input_calc, the same ends, refused, allowed",
      "input_work, another target, allowed, allowed", "input_work, another source, refused, allowed",
      "input_work, the same ends, refused, allowed", "create, another target, refused, allowed",
      "create, another source, refused, refused", "create, the same ends, refused, refused",
      "return, another target, refused, allowed", "return, another source, allowed, allowed",
      "return, the same ends, refused, allowed", "call_calc, another target, allowed, allowed",
      "call_calc, another source, refused, refused", "call_calc, the same ends, refused, refused",
      "call_work, another target, allowed, allowed", "call_work, another source, refused, refused",
      "call_work, the same ends, refused, refused"})
  void isAllowedAsOftenAsTheTableSays(String name, String where, String sameLabel, String otherLabel) {
    var type = LinkType.of(name);
    for (var label : new String[] {"x", "y"}) {
      var graph = graph(type);
      allowed(graph, SOURCE, TARGET, type, "x");
      var again = new Link(where.equals("another source") ? OTHER_SOURCE : SOURCE,
          where.equals("another target") ? OTHER_TARGET : TARGET, type, label);
      assertThat(graph.link(again).isEmpty()).as(again.toString())
          .isEqualTo((label.equals("x") ? sameLabel : otherLabel).equals("allowed"));
    }
  }

  static Stream<LinkType> types() {
    return Stream.of(LinkType.values());
  }

  @ParameterizedTest(name = "{0} between other kinds of nodes is refused")
  @MethodSource("types")
  void leadsFromOneKindToOne(LinkType type) {
    for (var source : NodeKind.values()) {
      for (var target : NodeKind.values()) {
        var graph = new ProvenanceGraph().add(SOURCE, source).add(TARGET, target);
        if (target == NodeKind.DATA && type == LinkType.RETURN) graph.store(TARGET);
        boolean fits = source == type.source() && target == type.target();
        if (fits) allowed(graph, SOURCE, TARGET, type, "x");
        else refused(graph, SOURCE, TARGET, type, "x", "such links lead from " + type.source().words());
      }
    }
  }

  @ParameterizedTest(name = "{0} to a stored process, and from or to a sealed one, is refused")
  @EnumSource(LinkType.class)
  void takesNoLinksOnceStoredOrSealed(LinkType type) {
    if (type.target().isProcess()) {
      refused(graph(type).store(TARGET), SOURCE, TARGET, type, "x",
          "process 2 is stored, and its inputs and its caller are linked before that");
      refused(graph(type).seal(TARGET), SOURCE, TARGET, type, "x", "process 2 has ended and is sealed");
    }
    if (type.source().isProcess()) {
      allowed(graph(type).store(SOURCE), SOURCE, TARGET, type, "x");
      refused(graph(type).seal(SOURCE), SOURCE, TARGET, type, "x",
          "process 1 has ended and is sealed, so it takes no more links");
    }
  }

  @Test void calculationsCreateOnlyNewDataAndWorkflowsReturnOnlyStoredData() {
    refused(graph(LinkType.CREATE).store(TARGET), SOURCE, TARGET, LinkType.CREATE, "x",
        "node 2 is stored already, and calculations create new data");
    var graph = new ProvenanceGraph().add(SOURCE, NodeKind.WORKFLOW).add(TARGET, NodeKind.DATA);
    refused(graph, SOURCE, TARGET, LinkType.RETURN, "x", "node 2 is not stored, and workflows return what is");
  }

  @Test void nothingIsMadeOfWhatItMade() {
    var graph = new ProvenanceGraph().add(1, NodeKind.DATA).add(2, NodeKind.CALCULATION).add(3, NodeKind.DATA)
        .add(4, NodeKind.CALCULATION);
    allowed(graph, 1, 2, LinkType.INPUT_CALC, "x");
    allowed(graph, 2, 3, LinkType.CREATE, "y");
    allowed(graph, 3, 4, LinkType.INPUT_CALC, "x");
    refused(graph, 4, 1, LinkType.CREATE, "y", "node 4 was made from node 1, so the link would close a circle");
    refused(graph, 3, 2, LinkType.INPUT_CALC, "own", "would close a circle");
  }

  @Test void aWorkflowMayReturnItsOwnInputButNotCallItsCaller() {
    var graph = new ProvenanceGraph().add(1, NodeKind.DATA).add(2, NodeKind.WORKFLOW).add(3, NodeKind.WORKFLOW).store(1);
    allowed(graph, 1, 2, LinkType.INPUT_WORK, "x");
    allowed(graph, 2, 1, LinkType.RETURN, "y");
    allowed(graph, 2, 3, LinkType.CALL_WORK, "CALL");
    refused(graph, 3, 2, LinkType.CALL_WORK, "CALL", "process 3 was called by process 2, so the link would close a circle");
  }

  @Test void bothEndsMustBeThereAndDiffer() {
    refused(graph(LinkType.CALL_WORK), SOURCE, SOURCE, LinkType.CALL_WORK, "x", "a node cannot be linked to itself");
    refused(graph(LinkType.CREATE), SOURCE, 9, LinkType.CREATE, "x", "there is no node 9");
    refused(graph(LinkType.CREATE), 9, TARGET, LinkType.CREATE, "x", "there is no node 9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_x", "x_", "1x", "a b", "a.b", "a__", "a____b", "é"})
  void refusesLabelsThatAreNoNamesOfPorts(String label) {
    refused(graph(LinkType.INPUT_CALC), SOURCE, TARGET, LinkType.INPUT_CALC, label, "its label must");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "CALL", "base__pw__structure", "args_0", "a1"})
  void takesLabelsThatAreNamesOfPorts(String label) {
    allowed(graph(LinkType.INPUT_CALC), SOURCE, TARGET, LinkType.INPUT_CALC, label);
  }

  @Test void typesHaveTheirDurableNames() {
    for (var type : LinkType.values()) assertThat(LinkType.of(type.durable())).isEqualTo(type);
    assertThat(LinkType.find("made_of")).isEqualTo(Optional.empty());
    assertThatThrownBy(() -> LinkType.of("made_of")).hasMessageContaining("'made_of'; there are input_calc, input_work");
    assertThat(NodeKind.of("process.calcjob")).isEqualTo(NodeKind.CALCULATION);
    assertThat(NodeKind.of("process.workflow.workchain")).isEqualTo(NodeKind.WORKFLOW);
    assertThat(NodeKind.of("data.array.bands")).isEqualTo(NodeKind.DATA);
    assertThat(LinkType.input(ProcessKind.CALCJOB)).isEqualTo(LinkType.INPUT_CALC);
  }
}
