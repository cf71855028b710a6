package org.clew.store.sql;

import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clew.provenance.TraversalRule;
import org.clew.provenance.TraversalRule.Way;
import org.clew.store.Bulk;
import org.clew.store.StoreException;
import org.clew.store.Table;

/**
 * Removes nodes and all that belongs to them, within the transaction of one task. Of the journal of a process two events without
 * payload are left: the first keeps the process from being born again, and one behind the last refuses whoever still has it in
 * memory.
 */
final class Removal {
  private static final String DOOMED = "(SELECT pk FROM doomed)";
  /** Tables whose rows are counted and go one by one; all others with a pk go as they come. */
  private static final Set<Table> COUNTED = EnumSet.of(Table.NODE, Table.PROCESS, Table.LOG);
  private static final String FENCED = "(SELECT entity FROM fence)";

  private final WriteSession session;
  private final Sql sql;
  private final Set<TraversalRule> followed;

  Removal(WriteSession session, Set<TraversalRule> followed) throws SQLException {
    this.session = session;
    this.sql = session.now();
    this.followed = followed;
  }

  Bulk.Removed run(Collection<Long> pks, Collection<String> forgotten) throws SQLException {
    session.changed();
    sql.script("CREATE TEMP TABLE doomed (pk BIGINT PRIMARY KEY)");
    sql.script("CREATE TEMP TABLE fence (entity BIGINT PRIMARY KEY, last BIGINT NOT NULL)");
    sql.batch("INSERT INTO doomed (pk) VALUES (?)", pks.stream().distinct().map(pk -> new Object[] {pk}).toList());
    requireEnded();
    for (TraversalRule rule : followed) requireComplete(rule);
    long events = journals();
    if (!forgotten.isEmpty()) sql.batch("DELETE FROM event WHERE entity IN (SELECT id FROM entity WHERE persistence_id = ?)",
        forgotten.stream().map(id -> new Object[] {id}).toList());
    long logs = sql.update("DELETE FROM log WHERE pk IN " + DOOMED);
    long links = sql.update("DELETE FROM link WHERE target IN " + DOOMED);
    links += sql.update("DELETE FROM link WHERE source IN " + DOOMED);
    for (Table table : Table.values()) {
      boolean belongs = table.columns().contains("pk") && !COUNTED.contains(table);
      if (belongs) sql.update("DELETE FROM " + table.durable() + " WHERE pk IN " + DOOMED);
    }
    sql.update("UPDATE process SET parent_pk = NULL WHERE parent_pk IN " + DOOMED);
    sql.update("DELETE FROM process WHERE pk IN " + DOOMED);
    long nodes = sql.update("DELETE FROM node WHERE pk IN " + DOOMED);
    sql.script("DROP TABLE doomed");
    sql.script("DROP TABLE fence");
    return new Bulk.Removed(nodes, links, logs, events);
  }

  private void requireEnded() throws SQLException {
    List<Long> open = sql.list("SELECT pk FROM process WHERE pk IN " + DOOMED
        + " AND state NOT IN ('finished', 'excepted', 'killed')"
        + " ORDER BY pk LIMIT 20", row -> row.getLong(1));
    if (!open.isEmpty()) throw new StoreException("Processes among them have not ended ("
        + open.stream().map(String::valueOf).collect(Collectors.joining(", "))
        + "); nothing was deleted. Wait for them, or kill them.");
  }

  private void requireComplete(TraversalRule rule) throws SQLException {
    boolean forward = rule.way() == Way.FORWARD;
    long missing = sql.number(0, "SELECT count(*) FROM link WHERE type = ? AND " + (forward ? "source" : "target") + " IN "
        + DOOMED + " AND " + (forward ? "target" : "source") + " NOT IN " + DOOMED, rule.linkType());
    if (missing > 0)
      throw new StoreException("Meanwhile " + missing + " nodes were added that would have to go, too (" + rule.durable()
          + "); nothing was deleted. Try again.");
  }

  private long journals() throws SQLException {
    List<String> ids = sql.list("SELECT uuid FROM node WHERE pk IN " + DOOMED + " AND node_type LIKE 'process.%'",
        row -> "process|" + Columns.uuid(row.getBytes(1)));
    for (int from = 0; from < ids.size(); from += Bulk.LOT) {
      var lot = SqlBulk.Lot.of(ids.subList(from, Math.min(ids.size(), from + Bulk.LOT)));
      sql.update("INSERT INTO fence (entity, last) SELECT e.id, max(v.sequence_nr) FROM entity e JOIN event v ON v.entity = e.id"
          + " WHERE e.persistence_id" + lot.in() + " GROUP BY e.id", lot.values());
    }
    sql.update("DELETE FROM snapshot WHERE entity IN " + FENCED);
    sql.update("DELETE FROM checkpoint_tag WHERE entity IN " + FENCED);
    long events = sql.update("DELETE FROM event WHERE entity IN " + FENCED);
    for (String number : List.of("1", "last + 1")) {
      sql.update("INSERT INTO event (entity, sequence_nr, serializer, timestamp, manifest) SELECT entity, " + number
          + ", 0, CAST(? AS BIGINT), '' FROM fence", System.currentTimeMillis());
    }
    return events;
  }
}
