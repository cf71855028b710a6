package org.clew.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.NOON;
import static org.clew.store.Fixtures.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.query.Query;
import org.clew.query.QueryException;
import org.clew.query.Vertex;
import org.junit.jupiter.api.Test;

/** Queries along links. */
public abstract class JoinContract extends OpenStore {
  private record Energy(long job, String structure, double energy) {}

  /** Chains 100, 200, 300 call two jobs each; a job takes a structure and makes an energy, from which a function makes a sum. */
  private void fill() {
    List<Row> rows = new ArrayList<>();
    for (long chain = 100; chain <= 300; chain += 100) {
      rows.add(process(chain, "workchain", "eos", null));
      for (long i = 1; i <= 2; i++) {
        long job = chain + 10 * i;
        rows.add(process(job, "calcjob", "pw", chain));
        rows.add(data(job + 1, "data.structure", Map.of("formula", i == 1 ? "Si" : "Ge", "sites", List.of(Map.of("z", 1L),
            Map.of("z", 2L)))));
        rows.add(data(job + 2, "data.float", -1.5 * job));
        rows.add(new Row.Link(job + 1, job, "input_calc", "structure"));
        rows.add(new Row.Link(job + 1, job, "input_calc", "again"));
        rows.add(new Row.Link(job, job + 2, "create", "energy"));
        rows.add(new Row.Link(chain, job, "call_calc", "CALL"));
      }
      rows.add(process(chain + 50, "calcfunction", "sum", chain));
      for (long i = 1; i <= 2; i++) rows.add(new Row.Link(chain + 10 * i + 2, chain + 50, "input_calc", "x" + i));
      rows.add(data(chain + 51, "data.float", 0.5));
      rows.add(new Row.Link(chain + 50, chain + 51, "create", "result"));
      rows.add(new Row.Link(chain, chain + 51, "return", "total"));
    }
    await(store.write(new Batch(List.of(), rows)));
  }

  @Test void inputsAndOutputsAreJoined() {
    fill();
    Vertex job = Vertex.process("test.pw");
    Vertex structure = Vertex.data("data.structure");
    Vertex energy = Vertex.data("data.float");
    var value = energy.attribute("", Double.class);
    var formula = structure.attribute("formula", String.class);
    Query query = Query.of(job).join(structure.inputOf(job)).join(energy.outputOf(job).labelled("energy"))
        .where(structure.attribute("formula").is("Si"), energy.content().less(-200.0)).select(formula, value).orderBy(job.pk()
            .ascending());
    assertThat(store.finder().list(query)).extracting(row -> new Energy(row.pk(job), row.get(formula), row.get(value)))
        .containsExactly(new Energy(210, "Si", -315.0), new Energy(310, "Si", -465.0));
    assertThat(store.finder().count(query)).isEqualTo(2);
    assertThat(store.finder().page(query.limit(1), store.finder().page(query.limit(1), Optional.empty()).next()).rows())
        .extracting(row -> row.pk(job)).containsExactly(310L);
  }

  @Test void callersAndCalled() {
    fill();
    Vertex chain = Vertex.process("test.eos");
    Vertex job = Vertex.process();
    assertThat(pks(Query.of(chain).where(chain.pk().is(200L)).join(job.calledBy(chain)), job)).containsExactly(250L, 220L, 210L);
    assertThat(pks(Query.of(job).where(job.pk().in(List.of(120L, 150L))).join(chain.callerOf(job)), chain))
        .containsExactly(100L, 100L);
    assertThat(pks(Query.of(chain).where(chain.pk().less(201L)).join(job.calledUnder(chain)), job)).hasSize(6);
    Vertex sum = Vertex.data("data.float");
    assertThat(pks(Query.of(sum).join(chain.makes(sum).labelled("total")), sum)).containsExactly(351L, 251L, 151L);
  }

  @Test void descendantsAndAncestors() {
    fill();
    Vertex structure = Vertex.data("data.structure");
    Vertex result = Vertex.data("data.float");
    Query under = Query.of(structure).where(structure.attribute("formula").is("Ge"), structure.pk().less(200L))
        .join(result.descendantOf(structure));
    assertThat(pks(under, result)).containsExactly(151L, 122L);
    Vertex origin = Vertex.data("data.structure");
    Query above = Query.of(result).where(result.pk().is(251L)).join(origin.ancestorOf(result)).select(origin.label());
    assertThat(pks(above, origin)).containsExactly(221L, 211L);
    Vertex job = Vertex.process("test.pw");
    assertThat(pks(Query.of(origin).where(origin.pk().is(121L)).join(job.takes(origin)), job)).containsExactly(120L);
  }

  @Test void contentIsComparedAndSelected() {
    fill();
    Vertex structure = Vertex.data("data.structure");
    assertThat(pks(Query.of(structure).where(structure.attribute("sites[1].z").is(2L), structure.attribute("formula")
        .like("S%")), structure))
        .containsExactly(311L, 211L, 111L);
    assertThat(pks(Query.of(structure).where(structure.attribute("sites[2]").exists()), structure)).isEmpty();
    Vertex number = Vertex.data("data.float");
    assertThat(pks(Query.of(number).where(number.content().less(0L)).orderBy(number.content().ascending()).limit(2), number))
        .containsExactly(322L, 312L);
    var sites = structure.attribute("sites[0]");
    assertThat(store.finder().list(Query.of(structure).where(structure.pk().is(111L)).select(sites)).getFirst().get(sites))
        .isEqualTo(Map.of("z", 1L));
  }

  @Test void textsOfAnyKind() {
    await(store.write(new Batch(List.of(), List.of(data(1, "data.str", "a\\u0000 ünï"),
        data(4, "data.str", "b \u0000"), data(2, "data.bool", true),
        data(3, "data.dict", Map.of("a key", Map.of("é", false)))))));
    Vertex data = Vertex.data();
    assertThat(pks(Query.of(data).where(data.content().like("a%ünï")), data)).containsExactly(1L);
    assertThat(pks(Query.of(data).where(data.content().is(true)), data)).containsExactly(2L);
    assertThat(pks(Query.of(data).where(data.attribute("a key.é").is(false)), data)).containsExactly(3L);
    assertThat(pks(Query.of(data).where(data.content().greater(0L)), data)).isEmpty();
  }

  @Test void joinsNeedWhatIsInTheQuery() {
    Vertex a = Vertex.process();
    Vertex b = Vertex.process();
    assertThatThrownBy(() -> Query.of(a).join(Vertex.data().outputOf(b))).isInstanceOf(QueryException.class)
        .hasMessageContaining("in it");
    assertThatThrownBy(() -> Query.of(a).join(a.calledBy(a))).isInstanceOf(QueryException.class)
        .hasMessageContaining("another vertex");
    assertThatThrownBy(() -> store.finder().list(Query.of(a).where(b.pk().is(1L)))).isInstanceOf(QueryException.class)
        .hasMessageContaining("join it first");
    assertThatThrownBy(() -> b.calledBy(a).labelled("x")).isInstanceOf(QueryException.class);
  }

  @Test void someOrdersAreRefused() {
    fill();
    Vertex job = Vertex.process("test.pw");
    Vertex energy = Vertex.data("data.float");
    Query linked = Query.of(job).join(energy.outputOf(job)).orderBy(energy.content().ascending());
    assertThatThrownBy(() -> store.finder().list(linked)).isInstanceOf(QueryException.class)
        .hasMessageContaining("order them in Java");
    assertThat(store.finder().count(linked)).isEqualTo(6);
    for (Query paged : List.of(Query.of(job).orderBy(job.exitStatus().ascending()).limit(1),
        Query.of(energy).orderBy(energy.content().ascending()).limit(1), linked.limit(1))) {
      assertThatThrownBy(() -> store.finder().page(paged, Optional.empty())).isInstanceOf(QueryException.class)
          .hasMessageContaining("may be missing");
    }
  }

  private List<Long> pks(Query query, Vertex vertex) {
    return store.finder().list(query).stream().map(row -> row.pk(vertex)).toList();
  }

  private static Row.ProcessNode process(long pk, String kind, String name, Long parent) {
    return new Row.ProcessNode(pk, Uuids.next(), kind, "test." + name, name, "", "", Optional.ofNullable(parent), Map.of(),
        "finished", NOON);
  }

  private static Row.DataNode data(long pk, String type, Object plain) {
    return new Row.DataNode(pk, Uuids.next(), type, plain, "", NOON);
  }
}
