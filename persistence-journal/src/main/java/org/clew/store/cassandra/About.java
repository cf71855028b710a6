package org.clew.store.cassandra;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clew.query.Condition;
import org.clew.query.Field;
import org.clew.query.Order;
import org.clew.query.Query;
import org.clew.query.QueryException;
import org.clew.query.Vertex;

/** Which vertices a condition is about. */
final class About {
  private About() {}

  static Set<Vertex> vertices(Condition condition) {
    return switch (condition) {
      case Condition.InGroup(var vertex, _, _) -> Set.of(vertex);
      case Condition.Not(var inner) -> vertices(inner);
      case Condition.All(var all) -> all.stream().flatMap(each -> vertices(each).stream()).collect(Collectors.toSet());
      case Condition.Any(var any) -> any.stream().flatMap(each -> vertices(each).stream()).collect(Collectors.toSet());
      case Condition.Compare _, Condition.In _, Condition.Like _, Condition.Exists _ ->
          Needs.fields(condition).map(Field::vertex).collect(Collectors.toSet());
    };
  }

  /** Those conditions of a query that are about this vertex alone. */
  static List<Condition> only(Query query, Vertex vertex) {
    return query.conditions().stream().filter(condition -> Set.of(vertex).containsAll(vertices(condition))).toList();
  }

  /** Throws QueryException when something is asked of a vertex that is not in the query. */
  static void check(Query query) {
    Stream<Field<?>> fields = Stream.concat(Stream.concat(query.selected().stream(), query.order().stream()
        .<Field<?>>map(Order::field)),
        query.conditions().stream().flatMap(Needs::fields));
    fields.filter(field -> !query.vertices().contains(field.vertex())).findFirst().ifPresent(field -> {
      throw new QueryException("The query asks for " + field.text() + " of a " + field.vertex()
          + " that is not in it: join it first.");
    });
  }
}
