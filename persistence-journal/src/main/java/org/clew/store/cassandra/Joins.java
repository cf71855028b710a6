package org.clew.store.cassandra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clew.provenance.TraversalRule.Way;
import org.clew.query.Join;
import org.clew.query.Query;
import org.clew.query.Vertex;
import org.clew.store.Bulk;

/** Follows links from the candidates of one vertex to those of the others, a join at a time. */
final class Joins {
  private static final Set<String> INPUTS = Set.of("input_calc", "input_work");
  private static final Set<String> OUTPUTS = Set.of("create", "return");
  private static final Set<String> DATA = Set.of("input_calc", "create");

  private final Cql cql;
  private final Bulk bulk;
  private final Candidates candidates;

  Joins(Cql cql, Bulk bulk, Candidates candidates) {
    this.cql = cql;
    this.bulk = bulk;
    this.candidates = candidates;
  }

  /** Combinations of nodes that fulfil the query, each once. */
  List<Map<Vertex, Matcher>> of(Query query) {
    Vertex first = query.vertices().stream().filter(vertex -> candidates.areNamed(query, vertex)).findFirst()
        .orElse(query.vertices().getFirst());
    List<Map<Vertex, Matcher>> rows = candidates.of(query, first).stream().map(match -> Map.of(first, match)).toList();
    List<Join> left = new ArrayList<>(query.joins());
    Set<Vertex> bound = new HashSet<>(Set.of(first));
    while (!left.isEmpty()) {
      Join next = left.stream().filter(join -> bound.contains(join.vertex()) || bound.contains(join.other())).findFirst()
          .orElseThrow();
      left.remove(next);
      boolean forward = bound.contains(next.other());
      rows = joined(query, rows, next, forward ? next.other() : next.vertex(), forward ? next.vertex() : next.other());
      bound.add(next.vertex());
      bound.add(next.other());
    }
    Map<List<Long>, Map<Vertex, Matcher>> distinct = new LinkedHashMap<>();
    for (Map<Vertex, Matcher> row : rows) {
      boolean fulfils = query.conditions().stream().allMatch(condition -> Matcher.fulfil(row::get, condition));
      if (fulfils) distinct.putIfAbsent(query.vertices().stream().map(vertex -> row.get(vertex).node().pk()).toList(), row);
    }
    return List.copyOf(distinct.values());
  }

  private List<Map<Vertex, Matcher>> joined(Query query, List<Map<Vertex, Matcher>> rows, Join join, Vertex from, Vertex to) {
    Set<Long> starts = rows.stream().map(row -> row.get(from).node().pk()).collect(Collectors.toSet());
    Map<Long, Set<Long>> far = far(join, starts, to.equals(join.vertex()));
    Set<Long> ends = far.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    Map<Long, Matcher> matches = candidates.matchers(query, to, ends).stream()
        .collect(Collectors.toMap(match -> match.node().pk(), Function.identity()));
    List<Map<Vertex, Matcher>> joined = new ArrayList<>();
    for (Map<Vertex, Matcher> row : rows) {
      for (long pk : far.getOrDefault(row.get(from).node().pk(), Set.of())) {
        if (!matches.containsKey(pk)) continue;
        Map<Vertex, Matcher> more = new HashMap<>(row);
        more.put(to, matches.get(pk));
        joined.add(more);
      }
    }
    return joined;
  }

  /** @param forward from the vertex that was in the query to the one that the join brought, or back */
  private Map<Long, Set<Long>> far(Join join, Set<Long> starts, boolean forward) {
    return switch (join.relation()) {
      case INPUT_OF -> linked(join, starts, INPUTS, forward ? Way.BACKWARD : Way.FORWARD);
      case TAKES -> linked(join, starts, INPUTS, forward ? Way.FORWARD : Way.BACKWARD);
      case OUTPUT_OF -> linked(join, starts, OUTPUTS, forward ? Way.FORWARD : Way.BACKWARD);
      case MAKES -> linked(join, starts, OUTPUTS, forward ? Way.BACKWARD : Way.FORWARD);
      case CALLED_BY -> forward ? called(starts) : callers(starts);
      case CALLER_OF -> forward ? callers(starts) : called(starts);
      case DESCENDANT_OF -> anyDepth(starts, pks -> linked(join, pks, DATA, forward ? Way.FORWARD : Way.BACKWARD));
      case ANCESTOR_OF -> anyDepth(starts, pks -> linked(join, pks, DATA, forward ? Way.BACKWARD : Way.FORWARD));
      case CALLED_UNDER -> anyDepth(starts, forward ? this::called : this::callers);
    };
  }

  private Map<Long, Set<Long>> linked(Join join, Set<Long> starts, Set<String> types, Way way) {
    Map<Long, Set<Long>> far = new HashMap<>();
    lots(starts).forEach(lot -> bulk.links(lot, way).stream()
        .filter(link -> types.contains(link.type()) && join.label().map(link.label()::equals).orElse(true))
        .forEach(link -> far.computeIfAbsent(way == Way.FORWARD ? link.source() : link.target(), _ -> new HashSet<>())
            .add(way == Way.FORWARD ? link.target() : link.source())));
    return far;
  }

  private Map<Long, Set<Long>> called(Set<Long> callers) {
    List<Long> all = List.copyOf(callers);
    List<List<Long>> children = cql.await(Stages.each(all, 64, pk -> cql.list(row -> row.getLong(0),
        "SELECT pk FROM child WHERE parent = ?", pk)));
    Map<Long, Set<Long>> far = new HashMap<>();
    for (int i = 0; i < all.size(); i++) far.put(all.get(i), Set.copyOf(children.get(i)));
    return far;
  }

  private Map<Long, Set<Long>> callers(Set<Long> called) {
    Map<Long, Set<Long>> far = new HashMap<>();
    cql.await(new ProcessReads(cql).processes(List.copyOf(called))).stream().filter(process -> process.parentPk() != null)
        .forEach(process -> far.put(process.pk(), Set.of(process.parentPk())));
    return far;
  }

  /** One step after the other from all starts at once; then what each of them reaches. */
  private static Map<Long, Set<Long>> anyDepth(Set<Long> starts, Function<Set<Long>, Map<Long, Set<Long>>> step) {
    Map<Long, Set<Long>> edges = new HashMap<>();
    Set<Long> frontier = starts;
    while (!frontier.isEmpty()) {
      Map<Long, Set<Long>> found = step.apply(frontier);
      for (long pk : frontier) edges.put(pk, found.getOrDefault(pk, Set.of()));
      frontier = found.values().stream().flatMap(Set::stream).filter(pk -> !edges.containsKey(pk)).collect(Collectors.toSet());
    }
    Map<Long, Set<Long>> far = new HashMap<>();
    for (long start : starts) far.put(start, reached(edges, start));
    return far;
  }

  private static Set<Long> reached(Map<Long, Set<Long>> edges, long start) {
    Set<Long> reached = new HashSet<>();
    List<Long> left = new ArrayList<>(edges.getOrDefault(start, Set.of()));
    while (!left.isEmpty()) {
      long pk = left.removeLast();
      if (reached.add(pk)) left.addAll(edges.getOrDefault(pk, Set.of()));
    }
    return reached;
  }

  private static List<List<Long>> lots(Collection<Long> pks) {
    List<Long> all = List.copyOf(pks);
    List<List<Long>> lots = new ArrayList<>();
    for (int from = 0; from < all.size(); from += Bulk.LOT) lots.add(all.subList(from, Math.min(all.size(), from + Bulk.LOT)));
    return lots;
  }
}
