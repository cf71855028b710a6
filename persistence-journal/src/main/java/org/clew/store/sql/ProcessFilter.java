package org.clew.store.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.clew.store.Graph;

/** A listing's filter as SQL that names pks newest first; worded so that each filter meets its partial index. */
record ProcessFilter(String sql, List<Object> arguments) {
  /** Not terminal; said so that the index on states finds them, instead of the newest processes being looked at one by one. */
  static final String ACTIVE = "state IN ('created', 'running', 'waiting')";

  /** @param hint words after {@code FROM process}, or nothing */
  static ProcessFilter of(Graph.Filter filter, String hint) {
    List<String> where = new ArrayList<>();
    List<Object> arguments = new ArrayList<>();
    if (!filter.states().isEmpty()) {
      where.add("state IN (" + String.join(", ", Collections.nCopies(filter.states().size(), "?")) + ")");
      arguments.addAll(filter.states());
      if (!filter.states().contains("finished")) where.add("state <> 'finished'");
    }
    if (filter.activeOnly()) where.add(ACTIVE + " AND state <> 'finished'");
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
    return new ProcessFilter("SELECT pk FROM process" + hint + condition
        + " ORDER BY pk DESC LIMIT ?", arguments);
  }
}
