package org.clew.examples.provenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clew.query.Page;
import org.clew.query.Query;
import org.clew.query.Vertex;
import org.clew.store.ExtrasChange;
import org.clew.store.Store;

/** What {@code arithmetic.multiply_add} made, asked from the store. */
public final class Sums {
  private Sums() {}

  // #region join
  public record Sum(long job, long product, long sum) {}

  /** Jobs that added something to a product and made more than {@code least}, the latest first. */
  public static List<Sum> above(Store store, long least) {
    Vertex job = Vertex.process("arithmetic.add");
    Vertex product = Vertex.data("data.int");
    Vertex sum = Vertex.data("data.int");
    var in = product.attribute("", Long.class);
    var out = sum.attribute("", Long.class);
    return store.finder().list(Query.of(job)
        .join(product.inputOf(job).labelled("x"))
        .join(sum.outputOf(job).labelled("sum"))
        .where(job.exitStatus().is(0), out.greater(least))
        .select(in, out)).stream().map(row -> new Sum(row.pk(job), row.get(in), row.get(out))).toList();
  }
  // #endregion

  // #region trees
  /** Chains that somebody reviewed, without those whose option says one core. */
  public static long reviewed(Store store, String by) {
    Vertex chain = Vertex.process("arithmetic.multiply_add");
    return store.finder().count(Query.of(chain)
        .where(chain.extra("review.by").is(by), chain.attribute("options.cores").isNot(1L)));
  }
  // #endregion

  // #region pages
  /** The pks of all processes, a page at a time. */
  public static List<Long> everything(Store store, int pageSize) {
    Vertex process = Vertex.process();
    Query query = Query.of(process).orderBy(process.ctime().ascending()).limit(pageSize);
    List<Long> pks = new ArrayList<>();
    Page page = store.finder().page(query, Optional.empty());
    page.rows().forEach(row -> pks.add(row.pk(process)));
    while (page.next().isPresent()) {
      page = store.finder().page(query, page.next());
      page.rows().forEach(row -> pks.add(row.pk(process)));
    }
    return pks;
  }
  // #endregion

  // #region ancestors
  /** All numbers that a number was made of. */
  public static List<Long> origins(Store store, long pk) {
    Vertex number = Vertex.data("data.int");
    Vertex origin = Vertex.data("data.int");
    return store.finder().list(Query.of(number).where(number.pk().is(pk)).join(origin.ancestorOf(number))
        .orderBy(origin.pk().ascending())).stream().map(row -> row.pk(origin)).toList();
  }
  // #endregion

  // #region annotate
  /** Marks a chain as reviewed; the stage completes when that is on disk. */
  public static void review(Store store, long pk, String by) {
    store.annotations().changeExtras(pk, List.of(new ExtrasChange.Put(List.of("review", "by"), by))).toCompletableFuture().join();
  }
  // #endregion
}
