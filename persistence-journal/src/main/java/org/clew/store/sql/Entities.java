package org.clew.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Numbers that stand for persistence ids in the tables, with the recently used ones remembered. For the writer thread. */
final class Entities {
  private static final int REMEMBERED = 100_000;

  /** For databases with arrays; a number that another transaction makes meanwhile is missing from the answer. */
  private static final String FIND_OR_MAKE = """
      WITH wanted AS (SELECT unnest(?) AS persistence_id),
      made AS (INSERT INTO entity (persistence_id)
        SELECT persistence_id FROM wanted w WHERE NOT EXISTS (SELECT 1 FROM entity e WHERE e.persistence_id = w.persistence_id)
        ON CONFLICT DO NOTHING RETURNING persistence_id, id)
      SELECT persistence_id, id FROM made
      UNION ALL SELECT e.persistence_id, e.id FROM entity e JOIN wanted USING (persistence_id)""";

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

  /** Learns the numbers of all that are not known yet, in one round trip unless somebody else makes one of them just now. */
  void prepare(Sql sql, Set<String> persistenceIds) throws SQLException {
    Set<String> wanted = new TreeSet<>(persistenceIds);
    wanted.removeAll(known.keySet());
    while (!wanted.isEmpty()) {
      sql.list(FIND_OR_MAKE, row -> {
        known.put(row.getString(1), row.getLong(2));
        uncommitted.add(row.getString(1));
        return wanted.remove(row.getString(1));
      }, (Object) wanted.toArray(String[]::new));
    }
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
