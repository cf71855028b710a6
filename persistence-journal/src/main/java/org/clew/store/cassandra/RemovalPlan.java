package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.clew.provenance.TraversalRule;
import org.clew.provenance.TraversalRule.Way;
import org.clew.store.Bulk;
import org.clew.store.Calculations;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.StoreException;

/** Checks that nodes may go, counts what goes with them, and writes it down. Blocks. */
final class RemovalPlan {
  private static final Set<String> ENDS = Set.of("finished", "excepted", "killed");

  private final Cql cql;
  private final CassandraBulk bulk;
  private final Set<Long> doomed;
  private final Set<TraversalRule> followed;

  RemovalPlan(Cql cql, CassandraBulk bulk, Set<Long> doomed, Set<TraversalRule> followed) {
    this.cql = cql;
    this.bulk = bulk;
    this.doomed = doomed;
    this.followed = followed;
  }

  Bulk.Removed write(BulkLog.Writing steps, Collection<String> forgotten) {
    List<List<Long>> lots = lots();
    requireEnded(lots);
    Set<Bulk.Link> links = requireComplete(lots);
    long nodes = 0;
    long logs = 0;
    long events = 0;
    for (List<Long> lot : lots) {
      List<Row> rows = cql.await(bulk.bare(lot));
      for (Row row : rows) if (NodeReads.isProcess(row.getString("node_type"))) events += journal("process|"
          + row.getUuid("uuid"), steps);
      rows.forEach(row -> steps.add(gone(row)));
      nodes += rows.size();
      logs += bulk.logs(lot).size();
    }
    for (String id : forgotten) steps.add(new BulkStep.Fence(id, highest(id)));
    steps.flush();
    return new Bulk.Removed(nodes, links.size(), logs, events);
  }

  private List<List<Long>> lots() {
    List<Long> all = List.copyOf(new TreeSet<>(doomed));
    List<List<Long>> lots = new ArrayList<>();
    for (int from = 0; from < all.size(); from += Bulk.LOT) lots.add(all.subList(from, Math.min(all.size(), from + Bulk.LOT)));
    return lots;
  }

  private void requireEnded(List<List<Long>> lots) {
    List<String> open = lots.stream().flatMap(lot -> cql.await(new ProcessReads(cql).processes(lot)).stream())
        .filter(process -> !ENDS.contains(process.state())).map(ProcessRow::pk).limit(20).map(String::valueOf).toList();
    if (!open.isEmpty()) throw new StoreException("Processes among them have not ended (" + String.join(", ", open)
        + "); nothing was deleted. Wait for them, or kill them.");
  }

  /** All links of these nodes, from which no rule leads to a node that would stay. */
  private Set<Bulk.Link> requireComplete(List<List<Long>> lots) {
    Set<Bulk.Link> links = new HashSet<>();
    for (Way way : Way.values()) {
      for (List<Long> lot : lots) {
        for (Bulk.Link link : bulk.links(lot, way)) {
          links.add(link);
          long far = way == Way.FORWARD ? link.target() : link.source();
          for (TraversalRule rule : followed) {
            if (rule.way() == way && rule.linkType().equals(link.type()) && !doomed.contains(far)) throw new StoreException(
                "Meanwhile nodes were added that would have to go, too (" + rule.durable()
                    + "); nothing was deleted. Try again.");
          }
        }
      }
    }
    return links;
  }

  /** Number of its events. */
  private long journal(String pid, BulkLog.Writing steps) {
    long highest = highest(pid);
    if (highest == 0) return 0;
    steps.add(new BulkStep.Fence(pid, highest + 1));
    return cql.await(cql.list(row -> row.getLong(0), "SELECT seq FROM journal WHERE pid = ? AND seq > 0", pid)).size();
  }

  private long highest(String pid) {
    return Appends.number(cql.await(cql.serial(Outbox.STATE, pid)), "highest");
  }

  private BulkStep.Gone gone(Row row) {
    long pk = row.getLong("pk");
    Map<String, String> attributes = row.getMap("attributes", String.class, String.class);
    String hash = attributes.get(Calculations.HASH);
    Optional<Long> parent = NodeReads.isProcess(row.getString("node_type"))
        ? cql.await(new ProcessReads(cql).process(pk)).map(ProcessRow::parentPk) : Optional.empty();
    return new BulkStep.Gone(pk, row.getUuid("uuid"), row.getString("label"), parent, hash == null ? null
        : GraphWrites.half(hash.substring(1)));
  }
}
