package org.clew.store.cassandra;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.clew.query.Condition;
import org.clew.query.Field;
import org.clew.query.Property;
import org.clew.query.Query;
import org.clew.query.Vertex;
import org.clew.store.Annotations;
import org.clew.store.Bulk;
import org.clew.store.Graph;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Groups.Group;

/**
 * Finds what one vertex of a query may stand for: nodes by pk, uuid, label, group or type, processes by the conditions of
 * listings. Further
 * conditions are looked at candidate by candidate; without any of these, all nodes are candidates.
 */
final class Candidates {
  private static final int LOT = 1000;

  private final Cql cql;
  private final Graph graph;
  private final Bulk bulk;
  private final Annotations annotations;

  Candidates(Cql cql, Graph graph, Bulk bulk, Annotations annotations) {
    this.cql = cql;
    this.graph = graph;
    this.bulk = bulk;
    this.annotations = annotations;
  }

  /** All that match the conditions about this vertex alone. */
  List<Matcher> of(Query query, Vertex vertex) {
    Optional<Collection<Long>> named = named(query, vertex);
    if (named.isPresent()) return matchers(query, vertex, named.get());
    return vertex.kind() == Vertex.Kind.PROCESS ? processes(query, vertex, List.of(), 0)
        : matchers(query, vertex, typed(query, vertex));
  }

  /** Whether a table finds few candidates. */
  boolean areNamed(Query query, Vertex vertex) {
    return named(query, vertex).isPresent();
  }

  /** At least the newest of them behind this pk, as many as wanted, 0 for all. */
  List<Matcher> newest(Query query, Vertex vertex, List<Object> after, int limit) {
    Optional<Collection<Long>> named = named(query, vertex);
    if (named.isEmpty() && vertex.kind() == Vertex.Kind.PROCESS) return processes(query, vertex, after, limit);
    long before = after.isEmpty() ? Long.MAX_VALUE : (Long) after.getFirst();
    List<Long> pks = named.orElseGet(() -> typed(query, vertex)).stream().filter(pk -> pk < before).distinct()
        .sorted(Comparator.reverseOrder()).toList();
    List<Matcher> matches = new ArrayList<>();
    for (int from = 0; from < pks.size() && (limit == 0 || matches.size() < limit); from += Bulk.LOT) {
      matches.addAll(matchers(query, vertex, pks.subList(from, Math.min(pks.size(), from + Bulk.LOT))));
    }
    return matches;
  }

  /** Nodes among which all matches are; empty when no condition names such. */
  private Optional<Collection<Long>> named(Query query, Vertex vertex) {
    for (Condition condition : About.only(query, vertex)) {
      Optional<Collection<Long>> found = switch (condition) {
        case Condition.Compare(Field.Column<?> column, Condition.Operator operator, var value)
            when operator == Condition.Operator.EQUAL -> named(column.property(), List.of(value));
        case Condition.In(Field.Column<?> column, var values) -> named(column.property(), values);
        case Condition.InGroup(_, var label, var type) -> Optional.of(members(label, type));
        default -> Optional.empty();
      };
      if (found.isPresent()) return found;
    }
    return Optional.empty();
  }

  private Optional<Collection<Long>> named(Property property, List<?> values) {
    return switch (property) {
      case PK -> Optional.of(values.stream().map(pk -> ((Number) pk).longValue()).toList());
      case UUID -> Optional.of(pks(values.stream().flatMap(uuid -> graph.node((UUID) uuid).stream())));
      case LABEL -> values.contains("") ? Optional.empty()
          : Optional.of(pks(values.stream().flatMap(label -> graph.nodesByLabel((String) label, Integer.MAX_VALUE).stream())));
      default -> Optional.empty();
    };
  }

  private static List<Long> pks(Stream<NodeRow> nodes) {
    return nodes.map(NodeRow::pk).toList();
  }

  private Collection<Long> members(String label, String type) {
    Set<Long> members = new TreeSet<>();
    for (Group group : annotations.groups().all()) {
      if (!group.label().equals(label) || type != null && !group.type().equals(type)) continue;
      List<Long> lot = annotations.groups().members(group.uuid(), 0, LOT);
      while (!lot.isEmpty()) {
        members.addAll(lot);
        lot = annotations.groups().members(group.uuid(), lot.getLast(), LOT);
      }
    }
    return members;
  }

  /** By an index when a type is wanted, else the keys of all nodes. */
  private Collection<Long> typed(Query query, Vertex vertex) {
    List<String> types = vertex.type().map(List::of).orElseGet(() -> About.only(query, vertex).stream().flatMap(condition ->
        condition instanceof Condition.Compare(Field.Column<?> column, var operator, String type)
            && column.property() == Property.NODE_TYPE && operator == Condition.Operator.EQUAL ? Stream.of(type) : Stream.of())
                .limit(1).toList());
    List<Long> pks = new ArrayList<>();
    if (!types.isEmpty() && vertex.kind() != Vertex.Kind.PROCESS) {
      cql.scan(LOT * 5, row -> pks.add(row.getLong(0)), "SELECT pk FROM node WHERE node_type = ?", types.getFirst());
    } else {
      cql.scan(LOT * 5, row -> {
        boolean fits = !row.isNull(1) && (vertex.kind() != Vertex.Kind.DATA || !NodeReads.isProcess(row.getString(1)));
        if (fits) pks.add(row.getLong(0));
      }, "SELECT pk, node_type FROM node");
    }
    return pks;
  }

  private List<Matcher> processes(Query query, Vertex vertex, List<Object> after, int limit) {
    Needs needs = Needs.of(query);
    List<Matcher> matches = new ArrayList<>();
    OptionalLong before = after.isEmpty() ? OptionalLong.empty() : OptionalLong.of((Long) after.getFirst());
    while (limit == 0 || matches.size() < limit) {
      List<ProcessRow> lot = graph.processes(filter(About.only(query, vertex), before));
      if (needs.content()) matches.addAll(matchers(query, vertex, lot.stream().map(ProcessRow::pk).toList()));
      else for (ProcessRow process : lot) matcher(query, vertex, new Bulk.Node(listed(process), process)).ifPresent(matches::add);
      if (lot.size() < LOT) break;
      before = OptionalLong.of(lot.getLast().pk());
    }
    return matches;
  }

  /** The node of a process as far as its row in the listing tells. */
  private static NodeRow listed(ProcessRow process) {
    return new NodeRow(process.pk(), process.uuid(), "process." + process.kind(), process.processType(), process.label(),
        process.description(),
        Map.of(), process.ctime(), process.mtime());
  }

  /** What the tables of processes can look for; {@link Matcher} looks again. */
  private static Graph.Filter filter(List<Condition> conditions, OptionalLong before) {
    Set<String> states = Set.of();
    Optional<String> label = Optional.empty();
    boolean paused = false;
    boolean failed = false;
    Optional<Instant> createdAfter = Optional.empty();
    for (Condition condition : conditions) {
      switch (condition) {
        case Condition.In(Field.Column<?>(_, var property), var values) when property == Property.STATE && !values.isEmpty() ->
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

  /** Those of these nodes that the vertex may stand for. */
  List<Matcher> matchers(Query query, Vertex vertex, Collection<Long> pks) {
    List<Long> all = List.copyOf(new TreeSet<>(pks));
    List<Matcher> matchers = new ArrayList<>();
    for (int from = 0; from < all.size(); from += Bulk.LOT) {
      for (Bulk.Node node : bulk.nodes(all.subList(from, Math.min(all.size(), from + Bulk.LOT)))) {
        matcher(query, vertex, node).ifPresent(matchers::add);
      }
    }
    return matchers;
  }

  private Optional<Matcher> matcher(Query query, Vertex vertex, Bulk.Node node) {
    ProcessRow process = node.process();
    boolean fits = switch (vertex.kind()) {
      case NODE -> true;
      case DATA -> process == null && vertex.type().map(node.row().nodeType()::equals).orElse(true);
      case PROCESS -> process != null && vertex.type().map(process.processType()::equals).orElse(true);
    };
    if (!fits) return Optional.empty();
    Needs needs = Needs.of(query);
    Matcher matcher = new Matcher(node.row(), process, needs.extras() ? annotations.extras(node.pk()) : Map.of(),
        needs.groups() ? annotations.groups().of(node.pk()) : List.of());
    boolean matches = About.only(query, vertex).stream().allMatch(condition -> Matcher.fulfil(_ -> matcher, condition));
    return matches ? Optional.of(matcher) : Optional.empty();
  }
}
