package org.clew.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.query.Condition.anyOf;
import static org.clew.query.Condition.not;
import static org.clew.store.Fixtures.NOON;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.change;
import static org.clew.store.Fixtures.process;
import static org.clew.store.Fixtures.rows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.clew.query.Condition;
import org.clew.query.Found;
import org.clew.query.Page;
import org.clew.query.Property;
import org.clew.query.Query;
import org.clew.query.QueryException;
import org.clew.query.Vertex;
import org.junit.jupiter.api.Test;

/** Queries that every store answers. Part of {@link StoreContract}. */
abstract class FinderContract extends AnnotationsContract {
  private final Vertex process = Vertex.process();

  private void fill() {
    String[] states = {"created", "running", "waiting", "finished", "excepted", "killed"};
    List<Row> rows = new ArrayList<>();
    for (int pk = 1; pk <= 30; pk++) rows.add(process(pk, pk % 2 == 0 ? "Even" : "Odd", states[pk % 6], null));
    await(store.write(new Batch(List.of(), rows)));
    await(store.write(rows(change(9, "finished", 400), change(3, "finished", 0), new Row.ProcessChange(7, null, true, null,
        null, null,
        null, null, null, null, Map.of("options", Map.of("cores", 4L)), NOON))));
    await(store.annotations().label(5, "five"));
    await(store.annotations().changeExtras(5, List.of(new ExtrasChange.Put(List.of("mark"), 2.5))));
  }

  @Test void processesAreFoundByTheirColumns() {
    fill();
    assertThat(pks(process.state().is("running"))).containsExactly(25L, 19L, 13L, 7L, 1L);
    assertThat(pks(process.state().in(List.of("running", "excepted")), process.pk().less(8L))).containsExactly(7L, 4L, 1L);
    assertThat(pks(process.processLabel().is("Even"), process.state().is("finished"))).isEmpty();
    assertThat(pks(process.processLabel().like("Ev_n"), process.pk().atLeast(28L))).containsExactly(30L, 28L);
    assertThat(pks(process.processLabel().like("ev%"))).isEmpty();
    assertThat(pks(process.exitStatus().greater(0))).containsExactly(9L);
    assertThat(pks(process.exitStatus().is(0))).containsExactly(3L);
    assertThat(pks(process.exitStatus().exists())).containsExactly(9L, 3L);
    assertThat(pks(process.exitStatus().isNot(400), process.state().is("finished"))).containsExactly(27L, 21L, 15L, 3L);
    assertThat(pks(process.paused().is(true))).containsExactly(7L);
    assertThat(pks(process.ctime().atLeast(NOON.plusSeconds(29)))).containsExactly(30L, 29L);
    assertThat(pks(anyOf(process.pk().is(2L), process.label().is("five")))).containsExactly(5L, 2L);
    assertThat(pks(not(process.pk().greater(2L)))).containsExactly(2L, 1L);
    assertThat(pks(process.state().in(List.of()))).isEmpty();
    assertThat(store.finder().count(Query.of(process).where(process.state().is("running")).limit(2))).isEqualTo(5);
    assertThat(store.finder().list(Query.of(Vertex.process("test.Odd")).limit(2))).hasSize(2);
  }

  @Test void treesAreLookedInto() {
    fill();
    assertThat(pks(process.attribute("options.cores").is(4L))).containsExactly(7L);
    assertThat(pks(process.attribute("options.cores").greater(3.5), process.attribute("version").is("1"))).containsExactly(7L);
    assertThat(pks(process.attribute("options.cores").is("4"))).isEmpty();
    assertThat(pks(process.attribute("options.cores").exists())).containsExactly(7L);
    assertThat(pks(process.extra("mark").less(3L))).containsExactly(5L);
    assertThat(pks(process.extra("mark").in(List.of(1L, 2.5)))).containsExactly(5L);
    assertThat(pks(process.extra("mark").isNot(2.5), process.pk().atMost(6L))).containsExactly(6L, 4L, 3L, 2L, 1L);
    assertThat(pks(process.attribute("version").like("%1"), process.pk().is(1L))).containsExactly(1L);
  }

  @Test void whatIsSelectedHasItsType() {
    fill();
    var mark = process.extra("mark", Double.class);
    Found five = store.finder().list(Query.of(process).where(process.label().is("five"))
        .select(process.uuid(), process.label(), process.ctime(), process.paused(), process.exitStatus(), mark,
            process.content())).getFirst();
    UUID uuid = five.get(process.uuid());
    Instant ctime = five.get(process.ctime());
    assertThat(store.graph().node(uuid)).get().extracting(Graph.NodeRow::pk).isEqualTo(five.pk(process));
    assertThat(ctime).isEqualTo(NOON.plusSeconds(5));
    assertThat(five.get(process.paused())).isFalse();
    assertThat(five.get(process.exitStatus())).isNull();
    assertThat(five.get(mark)).isEqualTo(2.5);
    assertThat(five.get(process.content())).isEqualTo(Map.of("version", "1"));
    assertThatThrownBy(() -> five.get(process.state())).isInstanceOf(QueryException.class).hasMessageContaining("state");
  }

  @Test void pagesFollowEachOther() {
    fill();
    for (Query query : List.of(Query.of(process), Query.of(process).orderBy(process.ctime().ascending()),
        Query.of(process).orderBy(process.processLabel().descending(), process.state().ascending()))) {
      List<Long> all = store.finder().list(query).stream().map(found -> found.pk(process)).toList();
      List<Long> paged = new ArrayList<>();
      Page page = store.finder().page(query.limit(7), Optional.empty());
      while (true) {
        page.rows().forEach(found -> paged.add(found.pk(process)));
        if (page.next().isEmpty()) break;
        page = store.finder().page(query.limit(7), page.next());
      }
      assertThat(paged).hasSize(30).isEqualTo(all);
    }
    assertThat(store.finder().page(Query.of(process).limit(7), Optional.empty()).next()).contains("24");
    assertThatThrownBy(() -> store.finder().page(Query.of(process).limit(7), Optional.of("x"))).isInstanceOf(QueryException.class)
        .hasMessageContaining("'x'");
    assertThatThrownBy(() -> store.finder().page(Query.of(process).orderBy(process.exitStatus().ascending()).limit(7),
        Optional.empty()))
        .isInstanceOf(QueryException.class).hasMessageContaining("exit_status");
  }

  @Test void thoseWithoutAValueComeLast() {
    fill();
    assertThat(store.finder().list(Query.of(process).orderBy(process.exitStatus().descending()).limit(3)))
        .extracting(found -> found.pk(process)).containsExactly(9L, 3L, 30L);
  }

  @Test void membersOfGroupsAreFound() {
    fill();
    Groups.Group group = new Groups.Group(Uuids.next(), "a/b", Groups.CORE, "", "ann", NOON, Map.of());
    await(store.annotations().groups().create(group));
    await(store.annotations().groups().add(group.uuid(), List.of(4L, 5L, 6L)));
    assertThat(pks(process.inGroup("a/b"))).containsExactly(6L, 5L, 4L);
    assertThat(pks(process.inGroup("a/b", Groups.CORE), process.processLabel().is("Odd"))).containsExactly(5L);
    assertThat(pks(process.inGroup("a/b", Groups.AUTO))).isEmpty();
    Vertex node = Vertex.node();
    assertThat(store.finder().list(Query.of(node).where(node.inGroup("a/b")).select(node.nodeType(), node.processType())))
        .extracting(found -> found.get(node.processType())).containsExactly("test.Even", "test.Odd", "test.Even");
    Vertex data = Vertex.data();
    assertThat(store.finder().list(Query.of(data).where(data.inGroup("a/b")))).isEmpty();
  }

  @Test void hostileTextIsAValueOnly() {
    fill();
    String hostile = "'; DROP TABLE node; --";
    await(store.annotations().label(2, hostile));
    assertThat(pks(process.label().is(hostile))).containsExactly(2L);
    assertThat(pks(process.label().is("' OR '1' = '1"))).isEmpty();
    for (String path : List.of("a'b", "a\"b", "a..b", ".a", "a[b]", "a[-1]", "a;", "a\\b", "$.a')")) {
      assertThatThrownBy(() -> process.extra(path)).as(path).isInstanceOf(QueryException.class)
          .hasMessageContaining("no place in JSON");
    }
    assertThatThrownBy(() -> process.pk().is(null)).isInstanceOf(QueryException.class);
    assertThatThrownBy(() -> process.extra("a").is(List.of())).isInstanceOf(QueryException.class);
    assertThatThrownBy(() -> Vertex.data().column(Property.STATE)).isInstanceOf(QueryException.class);
  }

  private List<Long> pks(Condition... conditions) {
    return store.finder().list(Query.of(process).where(conditions)).stream().map(found -> found.pk(process)).toList();
  }
}
