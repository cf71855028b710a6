package org.clew.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clew.store.Row;

/**
 * Statements of a transaction that wait to be run together: first all inserts, equal ones as one batch, then the changes, one for
 * each process. Inserts do not depend on each other, because each is idempotent by its key.
 */
final class Deferred {
  private final Dialect.Rhythm rhythm;
  private final Map<String, List<Object[]>> inserts = new LinkedHashMap<>();
  private final Map<String, List<Object>> claimants = new LinkedHashMap<>();
  private final Map<Long, Row.ProcessChange> changes = new TreeMap<>();

  Deferred(Dialect.Rhythm rhythm) {
    this.rhythm = rhythm;
  }

  void insert(String sql, Object[] arguments) {
    inserts.computeIfAbsent(sql, _ -> new ArrayList<>()).add(arguments);
  }

  /** An insert that has to find its key free; a statement is used for claims always, or never. */
  void claim(String sql, Object[] arguments, Object claimant) {
    insert(sql, arguments);
    claimants.computeIfAbsent(sql, _ -> new ArrayList<>()).add(claimant);
  }

  void change(Row.ProcessChange change) {
    changes.merge(change.pk(), change, EncodedBatch::merge);
  }

  /** Runs what waits and answers who claimed a key that was taken, and with {@link Dialect.Rhythm#ROWS} perhaps a few others. */
  Set<Object> run(Sql sql) throws SQLException {
    Set<Object> refused = new HashSet<>();
    for (Map.Entry<String, List<Object[]>> insert : inserts.entrySet()) {
      int[] counts = switch (rhythm) {
        case ROWS -> sql.rows(insert.getKey(), insert.getValue());
        case BATCHES -> sql.batch(insert.getKey(), insert.getValue());
      };
      List<Object> claims = claimants.getOrDefault(insert.getKey(), List.of());
      for (int i = 0; i < claims.size(); i++) if (counts[i] == 0) refused.add(claims.get(i));
    }
    if (refused.isEmpty()) change(sql);
    inserts.clear();
    claimants.clear();
    changes.clear();
    return refused;
  }

  private void change(Sql sql) throws SQLException {
    switch (rhythm) {
      case ROWS -> {
        for (Row.ProcessChange change : changes.values()) ProcessChanges.one(sql, change);
      }
      case BATCHES -> ProcessChanges.all(sql, changes.values());
    }
  }
}
