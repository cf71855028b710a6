package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.clew.store.Annotations;
import org.clew.store.Bulk;
import org.clew.store.EventRow;
import org.clew.store.Groups;
import org.clew.store.PlainJson;
import org.clew.store.StoreException;

/** Checks what is to be added against what is there, and writes it down. Blocks. */
final class BulkPlan implements Bulk.Sink {
  private static final int WIDTH = 64;

  private final Cql cql;
  private final Annotations annotations;
  private final BulkLog.Writing log;
  private final List<EventRow> events = new ArrayList<>();
  private final List<Groups.Group> groups = new ArrayList<>();
  private final List<Bulk.Node> unchecked = new ArrayList<>();
  private final Set<Long> fresh = new HashSet<>();

  BulkPlan(Cql cql, Annotations annotations, BulkLog.Writing log) {
    this.cql = cql;
    this.annotations = annotations;
    this.log = log;
  }

  List<EventRow> events() {
    return events;
  }

  /** Groups to be made. */
  List<Groups.Group> groups() {
    return groups;
  }

  /** Writes down the rest. */
  void end() {
    check();
    log.flush();
  }

  @Override public void node(Bulk.Node node) {
    if (!fresh.add(node.pk())) throw taken(node);
    unchecked.add(node);
    if (unchecked.size() == Bulk.LOT) check();
  }

  private void check() {
    List<Boolean> known = cql.await(Stages.each(unchecked, WIDTH, node -> cql.first(
        "SELECT pk FROM node_uuid WHERE head = ? AND shard = ? AND uuid = ?", Buckets.head(node.uuid()),
            Buckets.shard(node.uuid()),
        Buckets.hex(node.uuid())).thenCombine(cql.first("SELECT uuid FROM node WHERE pk = ?", node.pk()),
            (uuid, pk) -> uuid != null || pk != null && !pk.isNull(0))));
    if (known.contains(true)) throw taken(unchecked.get(known.indexOf(true)));
    unchecked.forEach(node -> log.add(new BulkStep.Node(node)));
    unchecked.clear();
  }

  private static StoreException taken(Bulk.Node node) {
    return new StoreException("The node " + node.uuid() + " (" + node.pk()
        + ") is there already; nothing was written. Try again.");
  }

  @Override public void link(Bulk.Link link) {
    log.add(new BulkStep.Link(link));
  }

  @Override public void log(Bulk.LogLine line) {
    log.add(new BulkStep.Log(line));
  }

  @Override public void event(EventRow event) {
    events.add(event);
  }

  @Override public Map<Long, Map<String, Object>> extras(List<Long> pks) {
    return new HashMap<>(annotations.extras(pks));
  }

  @Override public void extras(long pk, Map<String, Object> extras) {
    Row seen = fresh.contains(pk) ? null : cql.await(cql.serial("SELECT revision FROM extras WHERE pk = ?", pk));
    log.add(new BulkStep.Extras(pk, PlainJson.write(extras), UUID.randomUUID(), seen == null ? null : seen.getUuid(0)));
  }

  @Override public List<Annotations.Comment> comments(List<UUID> uuids) {
    return uuids.stream().flatMap(uuid -> annotations.comment(uuid).stream()).toList();
  }

  @Override public void comment(Annotations.Comment comment) {
    log.add(new BulkStep.Comment(comment));
  }

  @Override public void group(Groups.Group group) {
    groups.add(group);
  }

  @Override public void member(UUID group, long pk) {
    log.add(new BulkStep.Member(group, pk));
  }

  @Override public void calledBy(long process, long caller) {
    if (!fresh.contains(process)) {
      Row known = cql.await(cql.first("SELECT parent_pk FROM process WHERE bucket = ? AND pk = ?", Buckets.of(process), process));
      if (known == null || !known.isNull(0)) return;
    }
    log.add(new BulkStep.Caller(process, caller));
  }

  @Override public void require(List<Long> pks) {
    List<Row> found = cql.await(Stages.each(List.copyOf(new HashSet<>(pks)), WIDTH, pk ->
        cql.first("SELECT uuid FROM node WHERE pk = ?", pk)
        .thenApply(row -> row == null || row.isNull(0) ? null : row)));
    if (found.stream().anyMatch(Objects::isNull)) {
      throw new StoreException("Nodes were deleted meanwhile; nothing was written. Try again.");
    }
  }
}
