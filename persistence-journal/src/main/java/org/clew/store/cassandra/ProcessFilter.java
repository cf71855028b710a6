package org.clew.store.cassandra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.clew.store.Graph.Filter;
import org.clew.store.Graph.ProcessRow;

/** The conditions of a process listing, as a predicate and as questions to indexes. */
final class ProcessFilter {
  /** States without an end, see {@code org.clew.process.Lifecycle}. */
  static final List<String> ACTIVE = List.of("created", "running", "waiting");
  private static final Set<String> ENDS = Set.of("finished", "excepted", "killed");

  private ProcessFilter() {}

  static Predicate<ProcessRow> of(Filter filter) {
    return row -> (filter.states().isEmpty() || filter.states().contains(row.state()))
        && filter.processLabel().map(row.processLabel()::equals).orElse(true)
        && (!filter.pausedOnly() || row.paused())
        && (!filter.failedOnly() || row.exitStatus() != null && row.exitStatus() > 0)
        && (!filter.activeOnly() || !ENDS.contains(row.state()))
        && filter.createdAfter().map(after -> !row.ctime().isBefore(after)).orElse(true)
        && (filter.beforePk().isEmpty() || row.pk() < filter.beforePk().getAsLong());
  }

  /** Conditions that an index knows, the narrowest kinds first. All matches are among what the calls of one of them find. */
  static List<List<Cql.Call>> indexed(Filter filter) {
    List<List<Cql.Call>> ways = new ArrayList<>();
    if (filter.pausedOnly()) ways.add(List.of(new Cql.Call("paused = true")));
    if (filter.failedOnly()) ways.add(List.of(new Cql.Call("failed = true")));
    if (filter.activeOnly()) ways.add(states(ACTIVE));
    if (!filter.states().isEmpty()) ways.add(states(filter.states()));
    filter.processLabel().ifPresent(label -> ways.add(List.of(new Cql.Call("process_label = ?", label))));
    filter.createdAfter().ifPresent(after -> ways.add(List.of(new Cql.Call("ctime >= ?", RowCodec.micros(after)))));
    return ways;
  }

  static List<Cql.Call> states(Collection<String> states) {
    return states.stream().map(state -> new Cql.Call("state = ?", state)).toList();
  }
}
