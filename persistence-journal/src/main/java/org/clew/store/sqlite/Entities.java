package org.clew.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers that stand for persistence ids in the tables, with the recently used ones remembered. For the writer thread. */
final class Entities {
  private static final int REMEMBERED = 100_000;

  private final Map<String, Long> known = new LinkedHashMap<>(1024, 0.75f, true) {
    @Override protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
      return size() > REMEMBERED;
    }
  };
  private final List<String> uncommitted = new ArrayList<>();

  /** Number of the entity, made when there is none. */
  long number(Sql sql, String persistenceId) throws SQLException {
    Long number = known.get(persistenceId);
    if (number != null) return number;
    long found = sql.number(-1, "SELECT id FROM entity WHERE persistence_id = ?", persistenceId);
    if (found < 0) {
      found = sql.number(-1, "INSERT INTO entity (persistence_id) VALUES (?) RETURNING id", persistenceId);
      uncommitted.add(persistenceId);
    }
    known.put(persistenceId, found);
    return found;
  }

  void committed() {
    uncommitted.clear();
  }

  void rolledBack() {
    uncommitted.forEach(known::remove);
    uncommitted.clear();
  }

  /** After a partial rollback, when it is not known which of the uncommitted ones are left. */
  void forget() {
    known.clear();
    uncommitted.clear();
  }
}
