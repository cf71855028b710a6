package org.clew.benchmarks.provenance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.clew.benchmarks.Figures;
import org.clew.query.Condition;
import org.clew.query.Field;
import org.clew.query.Query;
import org.clew.query.Vertex;
import org.clew.store.Graph;
import org.clew.store.Store;

/** What listings and traversals ask, each several times. */
record Questions(Store store, long lastSum, int rounds) {
  private static final int PAGE = 1000;

  /** Asks all, and prints the median time of each. */
  void ask(String title) {
    var figures = new Figures();
    Vertex process = Vertex.process();
    Vertex node = Vertex.node();
    Vertex data = Vertex.data();
    Instant lately = Instant.now().minusSeconds(3600);
    time(figures, "1000 newest processes", page(process));
    time(figures, "processes that have not ended", page(process, process.state().in(List.of("created", "running", "waiting"))));
    time(figures, "the same, by the graph", () -> store.graph().processes(new Graph.Filter(Set.of(), Optional.empty(), false,
        false, true,
        Optional.empty(), OptionalLong.empty(), PAGE)).size());
    time(figures, "processes that failed", page(process, process.exitStatus().greater(0)));
    time(figures, "excepted processes", page(process, process.state().is("excepted")));
    time(figures, "paused processes", page(process, process.paused().is(true)));
    time(figures, "processes of a label", page(process, process.processLabel().is("ArithmeticAdd")));
    time(figures, "processes of a label, by type", page(Vertex.process("bench.add")));
    time(figures, "processes of the last hour", page(process, process.ctime().atLeast(lately)));
    time(figures, "numbers of processes by state", () -> store.graph().processCounts().size());
    time(figures, "1000 newest nodes", page(node));
    time(figures, "1000 newest nodes of a type", page(node, node.nodeType().is("data.int")));
    time(figures, "nodes of a type without nodes", page(node, node.nodeType().is("data.structure")));
    time(figures, "nodes of a label without nodes", page(node, node.label().is("nothing")));
    time(figures, "what the last sum was made of", () -> {
      Vertex sum = Vertex.data("data.int");
      return store.finder().list(Query.of(sum).where(sum.pk().is(lastSum)).join(data.ancestorOf(sum))).size();
    });
    time(figures, "what was made of the first input", () -> {
      Vertex first = Vertex.data("data.int");
      return store.finder().list(Query.of(first).where(first.pk().is(2L)).join(data.descendantOf(first))).size();
    });
    time(figures, "jobs with an output below a value, 1000", () -> {
      Vertex job = Vertex.process("bench.add");
      Vertex sum = Vertex.data("data.int");
      return store.finder().list(Query.of(job).join(sum.outputOf(job).labelled("sum")).where(job.pk().less(20_000L),
          sum.content().less(4000L)).limit(PAGE)).size();
    });
    figures.print(title);
  }

  private LongSupplier page(Vertex vertex, Condition... conditions) {
    return () -> store.finder().page(Query.of(vertex).where(conditions).select(fields(vertex)).limit(PAGE), Optional.empty())
        .rows().size();
  }

  private static Field<?>[] fields(Vertex vertex) {
    return vertex.kind() == Vertex.Kind.PROCESS ? new Field<?>[] {vertex.uuid(), vertex.label(), vertex.processLabel(),
        vertex.state(),
        vertex.ctime(), vertex.mtime()} : new Field<?>[] {vertex.uuid(), vertex.nodeType(), vertex.processType(),
            vertex.label(), vertex.ctime()};
  }

  private void time(Figures figures, String name, LongSupplier question) {
    long[] nanos = new long[rounds];
    long found = 0;
    for (int i = 0; i < rounds; i++) {
      long begin = System.nanoTime();
      found = question.getAsLong();
      nanos[i] = System.nanoTime() - begin;
    }
    figures.row(name, "%8.1f ms, first %8.1f ms, %s found", Figures.percentileMs(nanos, 0.5), nanos[0] / 1e6,
        Figures.thousands(found));
  }
}
