package org.clew.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.NOON;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.event;
import static org.clew.store.Fixtures.events;
import static org.clew.store.Fixtures.pks;
import static org.clew.store.Fixtures.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.clew.provenance.TraversalRule;
import org.clew.provenance.TraversalRule.Purpose;
import org.clew.provenance.TraversalRule.Way;
import org.clew.store.Annotations.Comment;
import org.clew.store.Groups.Group;
import org.junit.jupiter.api.Test;

/** What stores promise that can carry archives and delete. */
public abstract class BulkContract extends OpenStore {
  private static final Set<TraversalRule> RULES = TraversalRule.followed(Purpose.DELETE, Map.of());
  private static final UUID CHAIN = UUID.fromString("018f4e9a-0000-7000-8000-00000000000a");

  /** Data 1 is used by the finished work chain 2, which calls calculation 3, which makes data 4. */
  private void graph(String state) {
    await(store.write(new Batch(events("process|" + CHAIN, 1, 4).events(),
        List.of(new Row.DataNode(1, Uuids.next(), "data.int", 1L, "", NOON),
        new Row.ProcessNode(2, CHAIN, "workchain", "test.A", "A", "", "", Optional.empty(), Map.of(), state, NOON),
        new Row.ProcessNode(3, Uuids.next(), "calcfunction", "test.f", "f", "", "", Optional.of(2L), Map.of(), "finished", NOON),
        new Row.DataNode(4, Uuids.next(), "data.int", 2L, "", NOON), new Row.Link(1, 2, "input_work", "x"),
        new Row.Link(2, 3, "call_calc", "CALL"), new Row.Link(3, 4, "create", "result"),
        new Row.Log(2, NOON, 23, "test", "hello", 0)))));
    await(store.saveSnapshot(new SnapshotRow("process|" + CHAIN, 3, 1000, 33, "state", new byte[] {1})));
    await(store.tag("process|" + CHAIN, "here", 2));
    await(store.annotations().changeExtras(2, List.of(new ExtrasChange.Put(List.of("k"), 1L))));
    await(store.annotations().saveComment(new Comment(Uuids.next(), 3, "me", NOON, NOON, "text")));
    var group = new Group(Uuids.next(), "mine", "core", "", "me", NOON, Map.of());
    await(store.annotations().groups().create(group));
    await(store.annotations().groups().add(group.uuid(), List.of(1L, 3L)));
  }

  @Test void whatIsDeletedIsGoneWithAllThatBelongsToIt() {
    graph("finished");
    assertThat(store.bulk().remove(List.of(2L, 3L, 4L), RULES, List.of())).isEqualTo(new Bulk.Removed(3, 3, 1, 4));
    reopen();
    assertThat(pks(store)).containsExactly(1L);
    assertThat(store.graph().process(2)).isEmpty();
    assertThat(store.graph().outgoing(1)).isEmpty();
    assertThat(store.graph().logs(2)).isEmpty();
    assertThat(store.annotations().extras(2)).isEmpty();
    assertThat(store.annotations().comments(3)).isEmpty();
    var group = store.annotations().groups().all().getFirst();
    assertThat(store.annotations().groups().members(group.uuid(), 0, 9)).containsExactly(1L);
    assertThat(store.snapshot("process|" + CHAIN, 9, Long.MAX_VALUE)).isEmpty();
    assertThat(store.tags("process|" + CHAIN)).isEmpty();
    assertThat(store.events("process|" + CHAIN, 1, 99, 99)).isEmpty();
  }

  @Test void anEngineThatSleptThroughADeletionIsRefused() {
    graph("finished");
    store.bulk().remove(List.of(2L, 3L, 4L), RULES, List.of());
    var id = "process|" + CHAIN;
    assertThat(await(store.writeIfAbsent(new Batch(List.of(event(id, 1)), List.of())))).isFalse();
    assertThatThrownBy(() -> await(store.write(new Batch(List.of(event(id, 5)), List.of()))))
        .isInstanceOf(StaleWriterException.class);
    assertThatThrownBy(() -> await(store.write(new Batch(List.of(event(id, 1)), List.of()))))
        .isInstanceOf(StaleWriterException.class);
    assertThat(store.graph().node(CHAIN)).isEmpty();
    assertThat(store.replay(id, 1, 9)).isEqualTo(new Replay(5, List.of()));
  }

  @Test void aProcessThatHasNotEndedKeepsAll() {
    graph("running");
    assertThatThrownBy(() -> store.bulk().remove(List.of(2L, 3L, 4L), RULES, List.of())).isInstanceOf(StoreException.class)
        .hasMessageContaining("have not ended (2)");
    assertThat(pks(store)).hasSize(4);
    assertThat(store.events("process|" + CHAIN, 1, 99, 99)).hasSize(4);
  }

  @Test void aGraphThatHasGrownMeanwhileKeepsAll() {
    graph("finished");
    await(store.write(rows(Fixtures.process(7, "Late", "finished", null), new Row.Link(4, 7, "input_work", "y"))));
    assertThatThrownBy(() -> store.bulk().remove(List.of(2L, 3L, 4L), RULES, List.of())).isInstanceOf(StoreException.class)
        .hasMessageContaining("input_work_forward").hasMessageContaining("Try again");
    assertThat(pks(store)).hasSize(5);
    assertThat(store.bulk().remove(List.of(2L, 3L, 4L, 7L), RULES, List.of()).nodes()).isEqualTo(4);
  }

  @Test void childrenThatStayLoseTheirCaller() {
    graph("finished");
    store.bulk().remove(List.of(2L), TraversalRule.followed(Purpose.DELETE, Map.of(TraversalRule.CALL_CALC_FORWARD, false)),
        List.of());
    assertThat(store.graph().process(3)).get().extracting(Graph.ProcessRow::parentPk).isNull();
    assertThat(store.graph().incoming(3)).isEmpty();
  }

  @Test void insertionsAreWholeOrNothing() {
    graph("finished");
    var before = store.bulk().nodes(List.of(1L, 2L, 3L, 4L));
    var copies = new ArrayList<Bulk.Node>();
    LongStream.range(100, 700).forEach(pk -> copies.add(new Bulk.Node(
        new Graph.NodeRow(pk, Uuids.next(), "data.int", null, "", "", pk, NOON, NOON), null)));
    assertThatThrownBy(() -> store.bulk().insert(sink -> {
      copies.forEach(sink::node);
      sink.node(before.getFirst());
    })).isInstanceOf(StoreException.class);
    assertThat(pks(store)).hasSize(4);
    assertThatThrownBy(() -> store.bulk().insert(sink -> {
      copies.forEach(sink::node);
      sink.require(List.of(1L, 99L));
    })).isInstanceOf(StoreException.class).hasMessageContaining("deleted meanwhile");
    assertThatThrownBy(() -> store.bulk().insert(sink -> {
      copies.forEach(sink::node);
      throw new IllegalStateException("given up");
    })).hasMessageContaining("given up");
    assertThat(pks(store)).hasSize(4);
    store.bulk().insert(sink -> copies.forEach(sink::node));
    assertThat(pks(store)).hasSize(604);
  }

  @Test void manyNodesComeAtOnce() {
    graph("finished");
    assertThat(store.bulk().nodes(List.of(4L, 2L, 99L))).extracting(Bulk.Node::pk).containsExactlyInAnyOrder(2L, 4L);
    assertThat(store.bulk().nodesOf(List.of(CHAIN, Uuids.next()))).singleElement().satisfies(node -> {
      assertThat(node.row()).isEqualTo(store.graph().node(2).orElseThrow());
      assertThat(node.process()).isEqualTo(store.graph().process(2).orElseThrow());
    });
    assertThat(store.bulk().links(List.of(1L, 2L), Way.FORWARD))
        .containsExactly(new Bulk.Link(1, 2, "input_work", "x"), new Bulk.Link(2, 3, "call_calc", "CALL"));
    assertThat(store.bulk().links(List.of(3L, 4L), Way.BACKWARD))
        .containsExactly(new Bulk.Link(2, 3, "call_calc", "CALL"), new Bulk.Link(3, 4, "create", "result"));
    assertThat(store.bulk().logs(List.of(1L, 2L))).containsExactly(new Bulk.LogLine(2, NOON, 0, 23, "test", "hello"));
    assertThat(store.bulk().nodes(List.of())).isEmpty();
  }
}
