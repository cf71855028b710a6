package org.clew.store.cassandra;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.clew.query.Condition;
import org.clew.query.Field;
import org.clew.query.JsonPath;
import org.clew.query.Property;
import org.clew.query.Vertex;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Groups;

/**
 * Looks whether a node that was read fulfils conditions, as a relational database would see it.
 *
 * @param process null for data
 */
record Matcher(NodeRow node, ProcessRow process, Map<String, Object> extras, List<Groups.Group> groups) {

  /** @param each finds the node that a vertex stands for */
  static boolean fulfil(Function<Vertex, Matcher> each, Condition condition) {
    return switch (condition) {
      case Condition.Compare(var field, var operator, var wanted) -> compare(each.apply(field.vertex()).value(field), operator,
          wanted);
      case Condition.In(var field, var wanted) -> wanted.stream().anyMatch(one -> compare(each.apply(field.vertex()).value(field),
          Condition.Operator.EQUAL, one));
      case Condition.Like(var field, var pattern) -> each.apply(field.vertex()).value(field) instanceof String text
          && regex(pattern).matcher(text).matches();
      case Condition.Exists(Field.Json<?> json) -> each.apply(json.vertex()).at(json).isPresent();
      case Condition.Exists(var field) -> each.apply(field.vertex()).value(field) != null;
      case Condition.InGroup(var vertex, var label, var type) -> each.apply(vertex).groups.stream().anyMatch(group ->
          group.label().equals(label) && (type == null || group.type().equals(type)));
      case Condition.Not(var inner) -> !fulfil(each, inner);
      case Condition.All(var all) -> all.stream().allMatch(one -> fulfil(each, one));
      case Condition.Any(var any) -> any.stream().anyMatch(one -> fulfil(each, one));
    };
  }

  Object value(Field<?> field) {
    return switch (field) {
      case Field.Json<?> json -> at(json).orElse(null);
      case Field.Column<?>(_, var property) when property.isOfProcesses() -> process == null ? null : ofProcess(property);
      case Field.Column<?>(_, var property) -> switch (property) {
        case PK -> node.pk();
        case UUID -> node.uuid();
        case NODE_TYPE -> node.nodeType();
        case LABEL -> node.label();
        case DESCRIPTION -> node.description();
        case CTIME -> node.ctime();
        case MTIME -> node.mtime();
        default -> throw new IllegalStateException(property + " is of processes");
      };
    };
  }

  private Object ofProcess(Property property) {
    return switch (property) {
      case KIND -> process.kind();
      case PROCESS_TYPE -> process.processType();
      case PROCESS_LABEL -> process.processLabel();
      case PARENT -> process.parentPk();
      case STATE -> process.state();
      case PAUSED -> process.paused();
      case SEALED -> process.sealed();
      case STATUS -> process.status();
      case EXIT_STATUS -> process.exitStatus();
      case EXIT_MESSAGE -> process.exitMessage();
      case EXCEPTION -> process.exception();
      case JOB_STATE -> process.jobState();
      case SCHEDULER_STATE -> process.schedulerState();
      case CACHED_FROM -> process.cachedFrom();
      default -> throw new IllegalStateException(property + " is of all nodes");
    };
  }

  private Optional<Object> at(Field.Json<?> json) {
    if (json.source() == Field.Source.EXTRAS && extras.isEmpty()) return Optional.empty();
    Optional<Object> at = Optional.of(present(json.source() == Field.Source.EXTRAS ? extras : node.content()));
    for (JsonPath.Step step : json.path().steps()) at = at.flatMap(value -> below(value, step));
    return at;
  }

  private static Optional<Object> below(Object value, JsonPath.Step step) {
    return switch (step) {
      case JsonPath.Step.Key(var name) when value instanceof Map<?, ?> map && map.containsKey(name) ->
          Optional.of(present(map.get(name)));
      case JsonPath.Step.At(var position) when value instanceof List<?> list && position < list.size() ->
          Optional.of(present(list.get(position)));
      case JsonPath.Step.Key _, JsonPath.Step.At _ -> Optional.empty();
    };
  }

  private static Object present(Object value) {
    return value == null ? JsonNull.NULL : value;
  }

  /** A null that is there. */
  enum JsonNull { NULL }

  private static boolean compare(Object value, Condition.Operator operator, Object wanted) {
    Integer order = switch (value) {
      case null -> null;
      case Number number when wanted instanceof Number other -> Double.compare(number.doubleValue(), other.doubleValue());
      case String text when wanted instanceof String other -> text.compareTo(other);
      case Instant time when wanted instanceof Instant other -> time.compareTo(other);
      default -> operator == Condition.Operator.EQUAL && Objects.equals(value, wanted) ? 0 : null;
    };
    if (order == null) return false;
    return switch (operator) {
      case EQUAL -> order == 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }

  private static Pattern regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
      else regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
