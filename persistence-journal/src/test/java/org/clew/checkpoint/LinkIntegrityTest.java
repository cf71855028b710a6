package org.clew.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import org.clew.store.Graph;
import org.clew.store.Inventory;
import org.clew.store.Row;
import org.junit.jupiter.api.Test;

class LinkIntegrityTest {
  private record Memory(Map<Long, String> nodes, String... links) implements Inventory {
    @Override public void types(TypeSink sink) {
      nodes.forEach(sink::node);
    }

    @Override public void nodes(Consumer<Graph.NodeRow> each) {
      throw new UnsupportedOperationException("types are enough");
    }

    @Override public void texts(Consumer<byte[]> each) {
      throw new UnsupportedOperationException("types are enough");
    }

    @Override public void links(Consumer<Row.Link> each) {
      for (var link : links) {
        var words = link.split(" ");
        each.accept(new Row.Link(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2], words[3]));
      }
    }
  }

  private static final Map<Long, String> NODES = Map.of(1L, "data.int", 2L, "process.calcjob", 3L, "data.int", 4L,
      "process.workchain", 5L, "process.calcfunction");

  @Test void findsNothingInASoundStore() {
    assertThat(LinkIntegrity.of(new Memory(NODES, "1 2 input_calc x", "2 3 create y", "4 2 call_calc CALL", "4 3 return z"))
        .problems()).isEmpty();
  }

  @Test void findsLinksThatLeadNowhereOrAreTooMany() {
    var found = LinkIntegrity.of(new Memory(NODES, "1 2 input_calc x", "2 3 create y", "5 3 create y", "9 2 input_calc z",
        "4 8 call_work CALL")).problems();
    assertThat(found).extracting(LinkIntegrity.Problem::pk).containsExactly(2L, 4L, 5L);
    assertThat(found).extracting(LinkIntegrity.Problem::text).satisfiesExactly(
        text -> assertThat(text).isEqualTo("has the link input_calc 'z' from 9 to 2: there is no node 9"),
        text -> assertThat(text).isEqualTo("has the link call_work 'CALL' from 4 to 8: there is no node 8"),
        text -> assertThat(text).startsWith("has the link create 'y' from 5 to 3: node 3 can have one link of this type only"));
    assertThat(found).allSatisfy(problem -> assertThat(problem.isProcess()).isTrue());
  }

  @Test void findsTypesThatNobodyKnows() {
    assertThat(LinkIntegrity.of(new Memory(Map.of(1L, "thing", 2L, "data.int"), "1 2 made_of x")).problems())
        .extracting(LinkIntegrity.Problem::text)
        .containsExactlyInAnyOrder("has a link 'x' of the unknown type 'made_of' to 2",
            "cannot be read: 'thing' is neither a type of data nor of processes");
  }
}
