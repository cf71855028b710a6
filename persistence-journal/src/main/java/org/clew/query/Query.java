package org.clew.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is looked for: one node, or several that are linked, and what they have to fulfil. Immutable; every method answers a new
 * query. Each combination of nodes is found once, the newest first unless the order says otherwise.
 *
 * @param vertices the first one, then those that were joined, in their order
 * @param limit the most results of a list or page, 0 for all
 */
public record Query(List<Vertex> vertices, List<Join> joins, List<Condition> conditions, List<Field<?>> selected,
    List<Order> order,
    int limit) {

  public static Query of(Vertex first) {
    return new Query(List.of(first), List.of(), List.of(), List.of(), List.of(), 0);
  }

  /** All of the conditions, and those given before. */
  public Query where(Condition... more) {
    return new Query(vertices, joins, plus(conditions, List.of(more)), selected, order, limit);
  }

  /** @throws QueryException when the other vertex is not in the query, or the new one is already */
  public Query join(Join join) {
    if (!vertices.contains(join.other())) {
      throw new QueryException("The query has no such " + join.other() + ": join to a vertex that is in it.");
    }
    if (vertices.contains(join.vertex())) throw new QueryException("This " + join.vertex()
        + " is in the query already: make another vertex.");
    return new Query(plus(vertices, List.of(join.vertex())), plus(joins, List.of(join)), conditions, selected, order, limit);
  }

  /** What {@link Found} will know besides the pks. */
  public Query select(Field<?>... fields) {
    return new Query(vertices, joins, conditions, plus(selected, Arrays.asList(fields)), order, limit);
  }

  public Query orderBy(Order... more) {
    return new Query(vertices, joins, conditions, selected, plus(order, Arrays.asList(more)), limit);
  }

  public Query limit(int most) {
    if (most < 1) throw new QueryException("A limit is 1 or more, not " + most + ".");
    return new Query(vertices, joins, conditions, selected, order, most);
  }

  /** The order made total: pks decide where everything else is equal. */
  public List<Order> totalOrder() {
    List<Order> total = new ArrayList<>(order);
    for (Vertex vertex : vertices) {
      if (order.stream().noneMatch(each -> each.field().equals(vertex.pk()))) {
        total.add(new Order(vertex.pk(), order.isEmpty() || order.getLast().descending()));
      }
    }
    return total;
  }

  private static <T> List<T> plus(List<T> some, List<? extends T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
