package org.clew.store.cassandra;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.clew.query.Condition;
import org.clew.query.Cursor;
import org.clew.query.Field;
import org.clew.query.Finder;
import org.clew.query.Found;
import org.clew.query.Order;
import org.clew.query.Page;
import org.clew.query.Property;
import org.clew.query.Query;
import org.clew.query.QueryException;
import org.clew.query.Vertex;
import org.clew.store.Annotations;
import org.clew.store.Graph;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Groups.Group;

/**
 * Answers queries about one vertex whose candidates a table finds: nodes by pk, uuid, label or group, processes by the
 * conditions of
 * listings. Other conditions are looked at candidate by candidate. Everything else is refused.
 */
final class CassandraFinder implements Finder {
  private static final int LOT = 1000;

  private final Graph graph;
  private final Annotations annotations;

  CassandraFinder(Graph graph, Annotations annotations) {
    this.graph = graph;
    this.annotations = annotations;
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
    return rows(query, List.of(new Order(query.vertices().getFirst().pk(), true)), List.of(), 0).size();
  }

  private List<Found> rows(Query query, List<Order> order, List<Object> after, int limit) {
    if (!query.joins()
        .isEmpty()) throw new QueryException("The store in Cassandra does not join nodes: follow the links of what a query"
        + " finds, or keep the provenance in PostgreSQL or the embedded store.");
    Vertex vertex = query.vertices().getFirst();
    Optional<List<NodeRow>> candidates = candidates(query, vertex);
    if (candidates.isPresent()) return sorted(candidates.get().stream().flatMap(node -> matcher(query, vertex, node,
        graph.process(node.pk()).orElse(null)).stream()).toList(), query, order, after, limit);
    if (vertex.kind() != Vertex.Kind.PROCESS) throw new QueryException("The store in Cassandra finds nodes by pk, uuid, label or group:"
        + " give one of them, ask for processes, or keep the provenance in PostgreSQL or the embedded store.");
    boolean newestFirst = order.size() == 1 && order.getFirst().descending();
    List<Matcher> matches = processes(query, vertex, newestFirst ? after : List.of(), newestFirst ? limit : 0);
    return sorted(matches, query, order, newestFirst ? List.of() : after, limit);
  }

  /** Few nodes among which all matches are; empty when no condition names such. */
  private Optional<List<NodeRow>> candidates(Query query, Vertex vertex) {
    for (Condition condition : query.conditions()) {
      Optional<List<NodeRow>> found = switch (condition) {
        case Condition.Compare(Field.Column<?> column, Condition.Operator operator,
            var value) when operator == Condition.Operator.EQUAL ->
            named(column.property(), List.of(value));
        case Condition.In(Field.Column<?> column, var values) -> named(column.property(), values);
        case Condition.InGroup(_, var label, var type) -> Optional.of(members(label, type));
        default -> Optional.empty();
      };
      if (found.isPresent()) return found;
    }
    return Optional.empty();
  }

  private Optional<List<NodeRow>> named(Property property, List<?> values) {
    return switch (property) {
      case PK -> Optional.of(values.stream().flatMap(pk -> graph.node(((Number) pk).longValue()).stream()).toList());
      case UUID -> Optional.of(values.stream().flatMap(uuid -> graph.node((UUID) uuid).stream()).toList());
      case LABEL -> values.contains("") ? Optional.empty()
          : Optional.of(values.stream().flatMap(label -> graph.nodesByLabel((String) label, Integer.MAX_VALUE).stream())
              .toList());
      default -> Optional.empty();
    };
  }

  private List<NodeRow> members(String label, String type) {
    Map<Long, NodeRow> members = new TreeMap<>();
    for (Group group : annotations.groups().all()) {
      if (!group.label().equals(label) || type != null && !group.type().equals(type)) continue;
      List<Long> lot = annotations.groups().members(group.uuid(), 0, LOT);
      while (!lot.isEmpty()) {
        lot.forEach(pk -> graph.node(pk).ifPresent(node -> members.put(pk, node)));
        lot = annotations.groups().members(group.uuid(), lot.getLast(), LOT);
      }
    }
    return List.copyOf(members.values());
  }

  private List<Matcher> processes(Query query, Vertex vertex, List<Object> after, int limit) {
    List<Matcher> matches = new ArrayList<>();
    OptionalLong before = after.isEmpty() ? OptionalLong.empty() : OptionalLong.of((Long) after.getFirst());
    while (limit == 0 || matches.size() < limit) {
      List<ProcessRow> lot = graph.processes(filter(query, before));
      for (ProcessRow process : lot) matcher(query, vertex, null, process).ifPresent(matches::add);
      if (lot.size() < LOT) break;
      before = OptionalLong.of(lot.getLast().pk());
    }
    return matches;
  }

  /** What the tables of processes can look for; {@link Matcher} looks again. */
  private static Graph.Filter filter(Query query, OptionalLong before) {
    Set<String> states = Set.of();
    Optional<String> label = Optional.empty();
    boolean paused = false;
    boolean failed = false;
    Optional<Instant> createdAfter = Optional.empty();
    for (Condition condition : query.conditions()) {
      switch (condition) {
        case Condition.In(Field.Column<?>(_, var property), var values) when property == Property.STATE ->
            states = Set.copyOf(values.stream().map(String.class::cast).toList());
        case Condition.Compare(Field.Column<?>(_, var property), var operator, var value) -> {
          boolean equal = operator == Condition.Operator.EQUAL;
          if (property == Property.STATE && equal) states = Set.of((String) value);
          if (property == Property.PROCESS_LABEL && equal) label = Optional.of((String) value);
          if (property == Property.PAUSED && equal && value.equals(true)) paused = true;
          if (property == Property.EXIT_STATUS && value instanceof Integer status && (equal && status > 0
              || operator == Condition.Operator.GREATER && status >= 0)) failed = true;
          if (property == Property.CTIME && operator == Condition.Operator.AT_LEAST) createdAfter = Optional.of((Instant) value);
        }
        default -> { }
      }
    }
    return new Graph.Filter(states, label, paused, failed, false, createdAfter, before, LOT);
  }

  private Optional<Matcher> matcher(Query query, Vertex vertex, NodeRow known, ProcessRow process) {
    boolean fits = switch (vertex.kind()) {
      case NODE -> true;
      case DATA -> process == null && vertex.type().map(known.nodeType()::equals).orElse(true);
      case PROCESS -> process != null && vertex.type().map(process.processType()::equals).orElse(true);
    };
    if (!fits) return Optional.empty();
    Needs needs = Needs.of(query);
    NodeRow node = known != null ? known : needs.content() ? graph.node(process.pk()).orElseThrow()
        : new NodeRow(process.pk(), process.uuid(), "process." + process.kind(), process.processType(), process.label(),
            process.description(), Map.of(), process.ctime(), process.mtime());
    Matcher matcher = new Matcher(node, process, needs.extras() ? annotations.extras(node.pk()) : Map.of(),
        needs.groups() ? annotations.groups().of(node.pk()) : List.of());
    return query.conditions().stream().allMatch(matcher::fulfils) ? Optional.of(matcher) : Optional.empty();
  }

  private static List<Found> sorted(List<Matcher> matches, Query query, List<Order> order, List<Object> after, int limit) {
    Comparator<Object[]> comparator = comparator(order);
    Stream<Matcher> sorted = matches.stream().sorted((a, b) -> comparator.compare(keys(a, order), keys(b, order)));
    if (!after.isEmpty()) sorted = sorted.filter(match -> comparator.compare(keys(match, order), after.toArray()) > 0);
    return (limit == 0 ? sorted : sorted.limit(limit)).map(match -> found(match, query, order)).toList();
  }

  private static Object[] keys(Matcher match, List<Order> order) {
    return order.stream().map(each -> match.value(each.field())).toArray();
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

  private static Found found(Matcher match, Query query, List<Order> order) {
    Map<Field<?>, Object> values = new HashMap<>();
    Consumer<Field<?>> put = field -> values.put(field, match.value(field) == Matcher.JsonNull.NULL ? null : match.value(field));
    put.accept(query.vertices().getFirst().pk());
    query.selected().forEach(put);
    order.forEach(each -> put.accept(each.field()));
    return new Found(values);
  }
}
