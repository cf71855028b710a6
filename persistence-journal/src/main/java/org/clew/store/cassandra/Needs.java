package org.clew.store.cassandra;

import java.util.stream.Stream;
import org.clew.query.Condition;
import org.clew.query.Field;
import org.clew.query.Order;
import org.clew.query.Query;

/** What has to be read of each candidate besides its row in the listing. */
record Needs(boolean content, boolean extras, boolean groups) {
  static Needs of(Query query) {
    boolean content = fields(query).anyMatch(field -> field instanceof Field.Json<?> json
        && json.source() == Field.Source.ATTRIBUTES);
    boolean extras = fields(query).anyMatch(field -> field instanceof Field.Json<?> json && json.source() == Field.Source.EXTRAS);
    return new Needs(content, extras, query.conditions().stream().anyMatch(Needs::isAboutGroups));
  }

  private static Stream<Field<?>> fields(Query query) {
    return Stream.concat(Stream.concat(query.selected().stream(), query.order().stream().<Field<?>>map(Order::field)),
        query.conditions().stream().flatMap(Needs::fields));
  }

  static Stream<Field<?>> fields(Condition condition) {
    return switch (condition) {
      case Condition.Compare(var field, _, _) -> Stream.of(field);
      case Condition.In(var field, _) -> Stream.of(field);
      case Condition.Like(var field, _) -> Stream.of(field);
      case Condition.Exists(var field) -> Stream.of(field);
      case Condition.InGroup _ -> Stream.of();
      case Condition.Not(var inner) -> fields(inner);
      case Condition.All(var all) -> all.stream().flatMap(Needs::fields);
      case Condition.Any(var any) -> any.stream().flatMap(Needs::fields);
    };
  }

  private static boolean isAboutGroups(Condition condition) {
    return switch (condition) {
      case Condition.InGroup _ -> true;
      case Condition.Not(var inner) -> isAboutGroups(inner);
      case Condition.All(var all) -> all.stream().anyMatch(Needs::isAboutGroups);
      case Condition.Any(var any) -> any.stream().anyMatch(Needs::isAboutGroups);
      case Condition.Compare _, Condition.In _, Condition.Like _, Condition.Exists _ -> false;
    };
  }
}
