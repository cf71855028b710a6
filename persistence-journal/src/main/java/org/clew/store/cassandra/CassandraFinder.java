package org.clew.store.cassandra;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.clew.query.Cursor;
import org.clew.query.Field;
import org.clew.query.Finder;
import org.clew.query.Found;
import org.clew.query.Order;
import org.clew.query.Page;
import org.clew.query.Query;
import org.clew.query.QueryException;
import org.clew.query.Vertex;

/**
 * Answers queries: tables find the candidates of one vertex, links lead from them to the others, and what was read is then looked
 * at as a
 * relational database would. What no table finds costs a walk over the keys of all nodes.
 */
final class CassandraFinder implements Finder {
  private final Candidates candidates;
  private final Joins joins;

  CassandraFinder(Candidates candidates, Joins joins) {
    this.candidates = candidates;
    this.joins = joins;
  }

  @Override public List<Found> list(Query query) {
    return rows(query, query.totalOrder(), List.of(), query.limit());
  }

  @Override public Page page(Query query, Optional<String> cursor) {
    if (query.limit() == 0) throw new IllegalArgumentException("a page needs a limit");
    List<Order> order = Cursor.order(query);
    List<Found> rows = rows(query, order, cursor.map(text -> Cursor.values(order, text)).orElse(List.of()), query.limit() + 1);
    if (rows.size() <= query.limit()) return new Page(rows, Optional.empty());
    List<Found> page = List.copyOf(rows.subList(0, query.limit()));
    return new Page(page, Optional.of(Cursor.of(order, page.getLast())));
  }

  @Override public long count(Query query) {
    return rows(new Query(query.vertices(), query.joins(), query.conditions(), List.of(), List.of(), 0),
        List.of(new Order(query.vertices().getFirst().pk(), true)), List.of(), 0).size();
  }

  private List<Found> rows(Query query, List<Order> order, List<Object> after, int limit) {
    About.check(query);
    if (query.joins().isEmpty()) {
      Vertex vertex = query.vertices().getFirst();
      boolean newestFirst = order.size() == 1 && order.getFirst().descending() && order.getFirst().field().equals(vertex.pk());
      List<Matcher> matches = newestFirst ? candidates.newest(query, vertex, after, limit) : candidates.of(query, vertex);
      return sorted(matches.stream().map(match -> Map.of(vertex, match)).toList(), query, order, after, limit);
    }
    for (Order each : order) {
      if (each.field() instanceof Field.Json<?> json) throw new QueryException("Results of linked nodes can not be ordered by "
          + json.text()
          + ": order them in Java.");
    }
    return sorted(joins.of(query), query, order, after, limit);
  }

  private static List<Found> sorted(List<Map<Vertex, Matcher>> matches, Query query, List<Order> order, List<Object> after,
      int limit) {
    Comparator<Object[]> comparator = comparator(order);
    Stream<Map<Vertex, Matcher>> sorted = matches.stream().sorted((a, b) -> comparator.compare(keys(a, order), keys(b, order)));
    if (!after.isEmpty()) sorted = sorted.filter(match -> comparator.compare(keys(match, order), after.toArray()) > 0);
    return (limit == 0 ? sorted : sorted.limit(limit)).map(match -> found(match, query, order)).toList();
  }

  private static Object value(Map<Vertex, Matcher> match, Field<?> field) {
    return match.get(field.vertex()).value(field);
  }

  private static Object[] keys(Map<Vertex, Matcher> match, List<Order> order) {
    return order.stream().map(each -> value(match, each.field())).toArray();
  }

  @SuppressWarnings("unchecked")
  private static Comparator<Object[]> comparator(List<Order> order) {
    Comparator<Object[]> all = (_, _) -> 0;
    for (int i = 0; i < order.size(); i++) {
      int at = i;
      Comparator<Object> values = (a, b) -> a instanceof Number x && b instanceof Number y ? Double.compare(x.doubleValue(),
          y.doubleValue())
          : a.getClass() == b.getClass() && a instanceof Comparable<?> comparable ? ((Comparable<Object>) comparable).compareTo(b)
          : a.getClass().getName().compareTo(b.getClass().getName());
      Comparator<Object> directed = order.get(i).descending() ? values.reversed() : values;
      all = all.thenComparing(keys -> keys[at], Comparator.nullsLast(directed));
    }
    return all;
  }

  private static Found found(Map<Vertex, Matcher> match, Query query, List<Order> order) {
    Map<Field<?>, Object> values = new HashMap<>();
    Consumer<Field<?>> put = field -> values.put(field, value(match, field) == Matcher.JsonNull.NULL ? null
        : value(match, field));
    query.vertices().forEach(vertex -> put.accept(vertex.pk()));
    query.selected().forEach(put);
    order.forEach(each -> put.accept(each.field()));
    return new Found(values);
  }
}
