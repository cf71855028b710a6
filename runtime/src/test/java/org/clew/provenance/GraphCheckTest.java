package org.clew.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GraphCheckTest {
  /** Ids end in 1 for data, 2 for calculations, 3 for workflows; 0 is nothing. */
  private static final LongFunction<NodeKind> KINDS = id -> switch ((int) (id % 10)) {
    case 1 -> NodeKind.DATA;
    case 2 -> NodeKind.CALCULATION;
    case 3 -> NodeKind.WORKFLOW;
    default -> null;
  };

  private static List<String> texts(Link... links) {
    return GraphCheck.of(KINDS, List.of(links)).stream().map(GraphCheck.Violation::text).toList();
  }

  @Test void findsNothingInASoundGraph() {
    assertThat(texts(new Link(1, 12, LinkType.INPUT_CALC, "x"), new Link(1, 12, LinkType.INPUT_CALC, "y"),
        new Link(12, 21, LinkType.CREATE, "z"), new Link(1, 3, LinkType.INPUT_WORK, "x"),
        new Link(3, 12, LinkType.CALL_CALC, "CALL"), new Link(3, 21, LinkType.RETURN, "z"),
        new Link(3, 1, LinkType.RETURN, "own"), new Link(13, 21, LinkType.RETURN, "z"))).isEmpty();
  }

  @Test void findsDanglingLinksWrongKindsAndLabels() {
    assertThat(texts(new Link(1, 10, LinkType.INPUT_CALC, "x"), new Link(20, 11, LinkType.CREATE, "y"),
        new Link(31, 33, LinkType.CREATE, "a b")))
        .containsExactly("link input_calc 'x' from 1 to 10: there is no node 10",
            "link create 'y' from 20 to 11: there is no node 20",
            "link create 'a b' from 31 to 33: its label must be names of letters, digits and single underscores, "
                + "joined by two underscores",
            "link create 'a b' from 31 to 33: such links lead from a calculation to data, not from data to a workflow");
  }

  @Test void findsWhatIsThereTooOften() {
    assertThat(texts(new Link(12, 1, LinkType.CREATE, "x"), new Link(22, 1, LinkType.CREATE, "y"))).singleElement().asString()
        .contains("node 1 can have one link of this type only");
    assertThat(texts(new Link(1, 12, LinkType.INPUT_CALC, "x"), new Link(11, 12, LinkType.INPUT_CALC, "x"))).singleElement()
        .asString()
        .contains("node 12 can have one link of this type with this label only");
    assertThat(texts(new Link(12, 1, LinkType.CREATE, "x"), new Link(12, 11, LinkType.CREATE, "x"))).singleElement().asString()
        .contains("node 12 can have one link of this type with this label only");
  }

  @Test void namesOneLinkOfEachCircle() {
    var data = texts(new Link(1, 2, LinkType.INPUT_CALC, "x"), new Link(2, 11, LinkType.CREATE, "x"),
        new Link(11, 12, LinkType.INPUT_CALC, "x"), new Link(12, 1, LinkType.CREATE, "x"),
        new Link(11, 32, LinkType.INPUT_CALC, "x"), new Link(32, 41, LinkType.CREATE, "x"));
    assertThat(data).singleElement().asString().contains("runs in a circle").doesNotContain("41");
    assertThat(texts(new Link(3, 13, LinkType.CALL_WORK, "x"), new Link(13, 3, LinkType.CALL_WORK, "x"))).singleElement()
        .asString()
        .contains("the calls run in a circle");
    assertThat(texts(new Link(3, 3, LinkType.CALL_WORK, "x"))).hasSize(2);
  }

  /** The same links one by one and all at once: both find fault, or none. */
  @Property(tries = 500)
  void agreesWithTheRulesForOneLink(@ForAll("links") List<Link> links) {
    var graph = new ProvenanceGraph();
    for (long id = 1; id < 60; id++) if (KINDS.apply(id) != null) graph.add(id, KINDS.apply(id));
    var refused = new ArrayList<String>();
    for (var link : links) {
      // whether the data is stored is not known here
      if (link.type() == LinkType.RETURN) continue;
      graph.link(link).ifPresent(refused::add);
    }
    var found = GraphCheck.of(KINDS, links.stream().filter(link -> link.type() != LinkType.RETURN).toList());
    assertThat(found.isEmpty()).as("one by one: %s, together: %s", refused, found).isEqualTo(refused.isEmpty());
  }

  @Provide
  Arbitrary<List<Link>> links() {
    var data = Arbitraries.of(1L, 11L, 21L);
    var calculations = Arbitraries.of(2L, 12L, 22L);
    var workflows = Arbitraries.of(3L, 13L, 23L);
    var labels = Arbitraries.of("x", "y");
    return Arbitraries.of(LinkType.values()).flatMap(type ->
        Combinators.combine(side(type.source(), data, calculations, workflows),
        side(type.target(), data, calculations, workflows), labels)
            .as((source, target, label) -> new Link(source, target, type, label)))
        .list().ofMaxSize(6);
  }

  private static Arbitrary<Long> side(NodeKind kind, Arbitrary<Long> data, Arbitrary<Long> calculations,
      Arbitrary<Long> workflows) {
    return switch (kind) {
      case DATA -> data;
      case CALCULATION -> calculations;
      case WORKFLOW -> workflows;
    };
  }

  /** As long a chain as no stack is deep. */
  @Test void checksLongChainsAndCircles() {
    var links = new ArrayList<Link>();
    for (long i = 0; i < 30_000; i++) {
      links.add(new Link(10 * i + 1, 10 * i + 2, LinkType.INPUT_CALC, "x"));
      links.add(new Link(10 * i + 2, 10 * (i + 1) + 1, LinkType.CREATE, "x"));
    }
    assertThat(GraphCheck.of(KINDS, links)).isEmpty();
    links.add(new Link(300_001, 300_002, LinkType.INPUT_CALC, "x"));
    links.add(new Link(300_002, 1, LinkType.CREATE, "x"));
    assertThat(GraphCheck.of(KINDS, links)).singleElement().extracting(GraphCheck.Violation::text).asString().contains("circle");
  }
}
