package org.clew.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.NOON;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.change;
import static org.clew.store.Fixtures.process;
import static org.clew.store.Fixtures.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the graph of any store answers. Part of {@link StoreContract}. */
abstract class GraphContract extends FinderContract {
  private static final Graph.Filter ALL =
      new Graph.Filter(Set.of(), Optional.empty(), false, false, false, Optional.empty(), OptionalLong.empty(), 100);

  @Test void aProcessIsListedAsItWasBornAndChanged() {
    UUID uuid = Uuids.next();
    await(store.write(rows(new Row.ProcessNode(
        5, uuid, "calcjob", "arithmetic.add", "ArithmeticAdd", "my sum", "of two", Optional.of(2L),
        Map.of("cached_from", "abc"), "created", NOON))));
    Graph.ProcessRow born = new Graph.ProcessRow(
        5, uuid, "calcjob", "arithmetic.add", "ArithmeticAdd", "my sum", "of two", "created", false,
        null, null, null, null, 2L, null, null, "abc", false, NOON, NOON);
    assertThat(store.graph().process(5)).contains(born);
    await(store.write(rows(
        new Row.ProcessChange(5, "waiting", true, "Waiting for the scheduler", null, null, null, "withscheduler", "queued", null,
            null, NOON),
        new Row.ProcessChange(5, "finished", false, "", 310, "no output", "trace", "", null, true, Map.of("job_id", "17"),
            NOON.plusSeconds(9)))));
    assertThat(store.graph().process(5)).contains(
        new Graph.ProcessRow(5, uuid, "calcjob", "arithmetic.add", "ArithmeticAdd", "my sum", "of two",
        "finished", false, null, 310, "no output", "trace", 2L, null, "queued", "abc", true, NOON, NOON.plusSeconds(9)));
    assertThat(store.graph().node(5)).contains(new Graph.NodeRow(5, uuid, "process.calcjob", "arithmetic.add", "my sum", "of two",
        Map.of("cached_from", "abc", "job_id", "17"), NOON, NOON.plusSeconds(9)));
    assertThat(store.graph().called(2)).extracting(Graph.ProcessRow::pk).containsExactly(5L);
  }

  @Test void calculationsAreFoundByEachHashTheyHadInOrder() {
    String hash = "0a".repeat(32);
    String later = "b1".repeat(32);
    for (long pk : List.of(7L, 3L, 5L))
      await(store.write(rows(new Row.ProcessNode(pk, Uuids.next(), "calcfunction", "test.sum", "sum", "", "",
          Optional.empty(), Map.of(Calculations.HASH, hash), "created", NOON))));
    await(store.write(rows(new Row.ProcessChange(5, null, null, null, null, null, null, null, null, null,
        Map.of(Calculations.HASH, later), NOON))));
    assertThat(store.calculations().withHash(hash, 0, 10)).containsExactly(3L, 5L, 7L);
    assertThat(store.calculations().withHash(hash, 3, 1)).containsExactly(5L);
    assertThat(store.calculations().withHash(later, 0, 10)).containsExactly(5L);
    assertThat(store.calculations().withHash("c2".repeat(32), 0, 10)).isEmpty();
    assertThat(store.graph().node(5)).get().extracting(Graph.NodeRow::content).isEqualTo(Map.of(Calculations.HASH, later));
  }

  @Test void aSecondWriteOfTheSameRowsChangesNothing() {
    Row[] rows = {process(1, "A", "created", null), new Row.DataNode(2, Uuids.next(), "data.int", 3L, "", NOON),
        new Row.Link(2, 1, "input_work", "x"), new Row.Log(1, NOON, 23, "report", "hello", 0)};
    await(store.write(rows(rows)));
    await(store.write(rows(change(1, "running", null))));
    await(store.write(rows(rows)));
    assertThat(store.graph().process(1)).get().extracting(Graph.ProcessRow::state).isEqualTo("running");
    assertThat(store.graph().incoming(1)).hasSize(1);
    assertThat(store.graph().logs(1)).containsExactly(new Graph.LogRow(1, NOON, 23, "report", "hello"));
  }

  @Test void aSealedProcessTakesNoMoreChanges() {
    await(store.write(rows(process(1, "A", "running", null), process(2, "B", "running", null))));
    await(store.write(rows(new Row.ProcessChange(1, "finished", false, null, 0, null, null, null, null, true,
        Map.of("job_id", "17"), NOON), change(2, "waiting", null))));
    Graph.ProcessRow ended = store.graph().process(1).orElseThrow();

    await(store.write(rows(new Row.ProcessChange(1, "running", true, "again", 5, "late", "late", "late", "late", null,
        Map.of("job_id", "18", "workdir_cleaned", "2026-01-01"), NOON), change(2, "running", null))));

    assertThat(store.graph().process(1)).contains(ended);
    assertThat(store.graph().node(1)).get().extracting(Graph.NodeRow::content)
        .isEqualTo(Map.of("version", "1", "job_id", "17", "workdir_cleaned", "2026-01-01"));
    assertThat(store.graph().process(2)).get().extracting(Graph.ProcessRow::state).isEqualTo("running");
  }

  @Test void anInventoryHasAllNodesAndLinksAlsoThoseThatLeadNowhere() {
    await(store.write(rows(new Row.DataNode(1, Uuids.next(), "data.int", 1L, "", NOON), process(2, "A", "created", null),
        new Row.Link(1, 2, "input_work", "x"), new Row.Link(1, 2, "input_work", "y"), new Row.Link(2, 99, "return", "lost"))));
    Map<Long, String> nodes = new java.util.TreeMap<>();
    store.inventory().types(nodes::put);
    assertThat(nodes).isEqualTo(Map.of(1L, "data.int", 2L, "process.workchain"));
    List<String> links = new java.util.ArrayList<>();
    store.inventory().links(link -> links.add(link.sourcePk() + " " + link.targetPk() + " " + link.type() + " " + link.label()));
    assertThat(links).containsExactlyInAnyOrder("1 2 input_work x", "1 2 input_work y", "2 99 return lost");
  }

  @Test void listingsFilterAndPage() {
    String[] states = {"created", "running", "waiting", "finished", "excepted", "killed"};
    for (int pk = 1; pk <= 60; pk++) await(store.write(rows(process(pk, pk % 2 == 0 ? "Even" : "Odd", states[pk % 6], null))));
    await(store.write(rows(change(9, "finished", 400), change(3, "finished", 0),
        new Row.ProcessChange(7, null, true, null, null, null, null, null, null, null, null, NOON))));
    assertThat(pks(ALL)).hasSize(60).startsWith(60L, 59L, 58L);
    assertThat(pks(filter(Set.of("running"), false, false, false, 4))).containsExactly(55L, 49L, 43L, 37L);
    assertThat(pks(filter(Set.of("finished", "killed"), false, false, false, 100))).hasSize(20);
    assertThat(pks(filter(Set.of("excepted"), false, false, true, 100))).isEmpty();
    assertThat(pks(filter(Set.of(), true, false, false, 100))).containsExactly(7L);
    assertThat(pks(filter(Set.of(), false, true, false, 100))).containsExactly(9L);
    assertThat(pks(filter(Set.of(), false, false, true, 100))).hasSize(30);
    assertThat(pks(new Graph.Filter(Set.of(), Optional.of("Even"), false, false, false, Optional.empty(), OptionalLong.of(10),
        3)))
        .containsExactly(8L, 6L, 4L);
    assertThat(pks(new Graph.Filter(Set.of(), Optional.empty(), false, false, false, Optional.of(NOON.plusSeconds(58)),
        OptionalLong.empty(), 9))).containsExactly(60L, 59L, 58L);
    assertThat(store.graph().active()).hasSize(30).extracting(Graph.ProcessRow::pk).startsWith(1L, 2L, 6L).isSorted();
    assertThat(store.graph().processCounts())
        .isEqualTo(Map.of("created", 10L, "running", 10L, "waiting", 10L, "finished", 10L, "excepted", 10L, "killed", 10L));
  }

  @Test void linksLeadBothWays() {
    Map<String, Object> content = new LinkedHashMap<>(Map.of("value", 1.0));
    await(store.write(rows(new Row.DataNode(1, Uuids.next(), "data.dict", content, "input", NOON),
        process(2, "A", "created", null), new Row.Link(1, 2, "input_work", "x"), new Row.Link(2, 1, "return", "same"))));
    assertThat(store.graph().incoming(2)).singleElement().satisfies(link -> {
      assertThat(link.other().content()).isEqualTo(content);
      assertThat(link.other().nodeType()).isEqualTo("data.dict");
      assertThat(List.of(link.sourcePk(), link.targetPk(), link.type(), link.label()))
          .isEqualTo(List.of(1L, 2L, "input_work", "x"));
    });
    assertThat(store.graph().outgoing(2)).singleElement().extracting(Graph.LinkRow::label).isEqualTo("same");
    assertThat(store.graph().outgoing(1)).singleElement().extracting(link -> link.other().processType()).isEqualTo("test.A");
  }

  @Test void theInventoryTellsOfEverything() {
    var data = new Row.DataNode(1, Uuids.next(), "data.str", "in a node", "input", NOON);
    var lost = new Row.Link(99, 2, "input_work", "lost");
    await(store.write(rows(data, process(2, "A", "created", null), new Row.Link(1, 2, "input_work", "x"), lost)));
    await(store.write(Fixtures.events("process|a", 1, 2)));
    await(store.saveSnapshot(new SnapshotRow("process|a", 2, 1, 33, "m",
        "in a snapshot".getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    List<Graph.NodeRow> nodes = new java.util.ArrayList<>();
    store.inventory().nodes(nodes::add);
    assertThat(nodes).extracting(Graph.NodeRow::pk).containsExactlyInAnyOrder(1L, 2L);
    assertThat(nodes).filteredOn(node -> node.pk() == 1).containsExactly(store.graph().node(1).orElseThrow());
    List<Row.Link> links = new java.util.ArrayList<>();
    store.inventory().links(links::add);
    assertThat(links).containsExactlyInAnyOrder(new Row.Link(1, 2, "input_work", "x"), lost);
    List<String> texts = new java.util.ArrayList<>();
    store.inventory().texts(bytes -> texts.add(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(texts).contains("\"in a node\"", "process|a#1", "process|a#2", "in a snapshot")
        .anyMatch(text -> text.contains("\"1\""));
  }

  @Test void nodesAreFoundByUuidPrefixAndLabel() {
    UUID one = UUID.fromString("abcd1234-0000-7000-8000-000000000001");
    UUID two = UUID.fromString("abcd1235-0000-7000-8000-000000000002");
    UUID high = UUID.fromString("ffffffff-ffff-7fff-bfff-ffffffffffff");
    await(store.write(rows(new Row.DataNode(1, one, "data.int", 1L, "a", NOON),
        new Row.DataNode(2, two, "data.int", null, "a", NOON), new Row.DataNode(3, high, "data.int", 3L, "", NOON))));
    Graph graph = store.graph();
    assertThat(graph.nodesByUuidPrefix("abcd", 9)).extracting(Graph.NodeRow::pk).containsExactly(1L, 2L);
    assertThat(graph.nodesByUuidPrefix("ABCD1235-00", 9)).extracting(Graph.NodeRow::pk).containsExactly(2L);
    assertThat(graph.nodesByUuidPrefix("ffffffff", 9)).extracting(Graph.NodeRow::pk).containsExactly(3L);
    assertThat(graph.nodesByUuidPrefix("zzzz", 9)).isEmpty();
    assertThatThrownBy(() -> graph.nodesByUuidPrefix("abc", 9)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4");
    assertThat(graph.node(two)).get().extracting(Graph.NodeRow::content).isNull();
    assertThat(graph.nodesByLabel("a", 9)).extracting(Graph.NodeRow::pk).containsExactly(2L, 1L);
    assertThat(graph.nodesByLabel("", 9)).isEmpty();
  }

  @Test void aTreeThatIsNotPlainFailsItsBatchOnly() {
    var bad = store.write(rows(new Row.DataNode(1, Uuids.next(), "data.int", new Object(), "", NOON)));
    assertThatThrownBy(() -> await(bad)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("plain");
    await(store.write(rows(new Row.DataNode(1, Uuids.next(), "data.int", 1L, "", NOON))));
  }

  private List<Long> pks(Graph.Filter filter) {
    return store.graph().processes(filter).stream().map(Graph.ProcessRow::pk).toList();
  }

  private static Graph.Filter filter(Set<String> states, boolean paused, boolean failed, boolean active, int limit) {
    return new Graph.Filter(states, Optional.empty(), paused, failed, active, Optional.empty(), OptionalLong.empty(), limit);
  }
}
