package org.clew.store.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.clew.query.Condition;
import org.clew.query.Field;
import org.clew.query.Property;

/** Conditions as SQL. */
final class Conditions {
  private static final Fragment NEVER = Fragment.of("1 = 0");

  private final Aliases aliases;
  private final JsonWords words;

  Conditions(Aliases aliases, JsonWords words) {
    this.aliases = aliases;
    this.words = words;
  }

  Fragment of(Condition condition) {
    return switch (condition) {
      case Condition.Compare(Field.Column<?> column, var operator, var value) -> compare(column, operator, value);
      case Condition.Compare(Field.Json<?> json, var operator, var value) -> words.compare(tree(json), json.path(),
          operator.sign(), value);
      case Condition.In(Field.Column<?> column, var values) when values.isEmpty() -> NEVER;
      case Condition.In(Field.Column<?> column, var values) -> in(column, values);
      case Condition.In(Field.Json<?> json, var values) -> any(values.stream()
          .map(value -> words.compare(tree(json), json.path(), "=", value)).toList());
      case Condition.Like(Field.Column<?> column, var pattern) -> words.like(name(column), pattern);
      case Condition.Like(Field.Json<?> json, var pattern) -> words.like(tree(json), json.path(), pattern);
      case Condition.Exists(Field.Column<?> column) -> Fragment.of(name(column) + " IS NOT NULL");
      case Condition.Exists(Field.Json<?> json) -> words.exists(tree(json), json.path());
      case Condition.InGroup(var vertex, var label, var type) -> {
        Fragment groups = Fragment.of("SELECT uuid FROM node_group WHERE label = ?", label);
        yield Fragment.of(aliases.pk(vertex) + " IN (SELECT pk FROM group_member WHERE node_group IN (")
            .then(type == null ? groups : groups.then(" AND type = ?", type)).then("))");
      }
      case Condition.Not(var inner) -> Fragment.of("(").then(of(inner)).then(") IS NOT TRUE");
      case Condition.All(var all) -> all.isEmpty() ? Fragment.of("1 = 1")
          : Fragment.of("(").then(Fragment.join(" AND ", all.stream().map(this::of).toList())).then(")");
      case Condition.Any(var any) -> any(any.stream().map(this::of).toList());
    };
  }

  private static Fragment any(List<Fragment> parts) {
    return parts.isEmpty() ? NEVER : Fragment.of("(").then(Fragment.join(" OR ", parts)).then(")");
  }

  private Fragment compare(Field.Column<?> column, Condition.Operator operator, Object value) {
    boolean text = value instanceof String && operator != Condition.Operator.EQUAL;
    return Fragment.of((text ? words.ordered(name(column)) : name(column)) + " " + operator.sign() + " ?", argument(value))
        .then(partial(column.property(), operator, value, column));
  }

  /** Says again what a partial index asks for, which databases do not see in an argument. */
  private String partial(Property property, Condition.Operator operator, Object value, Field.Column<?> column) {
    if (operator == Condition.Operator.EQUAL) return switch (property) {
      case STATE -> value.equals("finished") ? "" : " AND " + name(column) + " <> 'finished'";
      case NODE_TYPE -> NodeTypes.rare(name(column), (String) value);
      case LABEL -> value.equals("") ? "" : " AND " + name(column) + " <> ''";
      case PAUSED -> value.equals(true) ? " AND " + name(column) + " = 1" : "";
      case EXIT_STATUS -> value instanceof Integer status && status > 0 ? " AND " + name(column) + " > 0" : "";
      default -> "";
    };
    boolean positive = property == Property.EXIT_STATUS && value instanceof Integer least && least >= 0
        && (operator == Condition.Operator.GREATER || operator == Condition.Operator.AT_LEAST && least > 0);
    return positive ? " AND " + name(column) + " > 0" : "";
  }

  private Fragment in(Field.Column<?> column, List<Object> values) {
    List<Object> arguments = new ArrayList<>();
    for (Object value : values) arguments.add(argument(value));
    boolean unfinished = column.property() == Property.STATE && !values.contains("finished");
    return Fragment.of(name(column) + " IN " + Chunks.marks(values) + (unfinished ? " AND " + name(column) + " <> 'finished'"
        : ""),
        arguments.toArray());
  }

  private String name(Field.Column<?> column) {
    return aliases.column(column.vertex(), column.property());
  }

  private String tree(Field.Json<?> json) {
    return json.source() == Field.Source.EXTRAS ? aliases.extras(json.vertex()) : aliases.content(json.vertex());
  }

  static Object argument(Object value) {
    return switch (value) {
      case UUID uuid -> Columns.bytes(uuid);
      case Instant time -> Columns.micros(time);
      default -> value;
    };
  }
}
