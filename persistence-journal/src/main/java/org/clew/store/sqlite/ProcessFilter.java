package org.clew.store.sqlite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.clew.store.Graph;

/** A listing's filter as SQL that names pks newest first; worded so that each filter meets its partial index. */
record ProcessFilter(String sql, List<Object> arguments) {
  private static final String ACTIVE = "state NOT IN ('finished', 'excepted', 'killed')";
  private static final Set<String> BROKEN = Set.of("excepted", "killed");

  static ProcessFilter of(Graph.Filter filter) {
    List<String> where = new ArrayList<>();
    List<Object> arguments = new ArrayList<>();
    if (!filter.states().isEmpty()) {
      where.add("state IN (" + String.join(", ", Collections.nCopies(filter.states().size(), "?")) + ")");
      arguments.addAll(filter.states());
      if (BROKEN.containsAll(filter.states())) where.add("state IN ('excepted', 'killed')");
      else if (filter.states().stream().noneMatch(state -> state.equals("finished") || BROKEN.contains(state))) where.add(ACTIVE);
    }
    if (filter.activeOnly()) where.add(ACTIVE);
    if (filter.failedOnly()) where.add("exit_status > 0");
    if (filter.pausedOnly()) where.add("paused = 1");
    filter.processLabel().ifPresent(label -> {
      where.add("process_label = ?");
      arguments.add(label);
    });
    filter.createdAfter().ifPresent(after -> {
      where.add("ctime >= ?");
      arguments.add(Columns.micros(after));
    });
    filter.beforePk().ifPresent(before -> {
      where.add("pk < ?");
      arguments.add(before);
    });
    arguments.add(filter.limit());
    String condition = where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where);
    return new ProcessFilter("SELECT pk FROM process" + condition + " ORDER BY pk DESC LIMIT ?", arguments);
  }
}
