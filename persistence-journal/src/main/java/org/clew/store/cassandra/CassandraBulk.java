package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.clew.provenance.TraversalRule;
import org.clew.provenance.TraversalRule.Way;
import org.clew.store.Annotations;
import org.clew.store.Bulk;
import org.clew.store.Groups.Group;
import org.clew.store.StaleWriterException;
import org.clew.store.StoreException;

/**
 * Reads the graph in lots. An insertion or a removal is written down step by step, then one conditional write decides it, then
 * its steps
 * are done; who dies before the decision has changed nothing, what was left after it is done by others.
 */
final class CassandraBulk implements Bulk {
  private static final int WIDTH = 64;

  private final Cql cql;
  private final Annotations annotations;
  private final MultiWrites multi;
  private final BulkLog log;
  private final BulkSlot slot;
  private final Versions versions;
  private final NodeReads nodes;
  private final ProcessReads processes;
  private final ReentrantLock one = new ReentrantLock();

  CassandraBulk(Cql cql, Annotations annotations, MultiWrites multi, BulkLog log, BulkSlot slot, Versions versions) {
    this.cql = cql;
    this.annotations = annotations;
    this.multi = multi;
    this.log = log;
    this.slot = slot;
    this.versions = versions;
    this.nodes = new NodeReads(cql);
    this.processes = new ProcessReads(cql);
  }

  @Override public List<Node> nodes(List<Long> pks) {
    return cql.await(whole(pks));
  }

  private CompletionStage<List<Node>> whole(List<Long> pks) {
    return Stages.each(pks, WIDTH, pk -> nodes.node(pk).thenCombine(processes.process(pk),
        (node, process) -> node.map(row -> new Node(row, process.orElse(null)))))
        .thenApply(found -> found.stream().flatMap(Optional::stream).toList());
  }

  @Override public List<Node> nodesOf(List<UUID> uuids) {
    return cql.await(Stages.each(uuids, WIDTH, nodes::pk).thenCompose(pks ->
        whole(pks.stream().flatMap(Optional::stream).toList())));
  }

  @Override public List<Link> links(List<Long> pks, Way way) {
    Comparator<Link> order = Comparator.comparingLong((Link link) -> way == Way.FORWARD ? link.source() : link.target())
        .thenComparingLong(link -> way == Way.FORWARD ? link.target() : link.source()).thenComparing(Link::type)
            .thenComparing(Link::label);
    String from = way == Way.FORWARD ? "link_out WHERE source = ?" : "link_in WHERE target = ?";
    return lists(pks, pk -> cql.list(row -> new Link(row.getLong(0), row.getLong(1), row.getString(2), row.getString(3)),
        "SELECT source, target, type, label FROM " + from, pk)).stream().sorted(order).toList();
  }

  @Override public List<LogLine> logs(List<Long> pks) {
    return lists(pks, pk -> cql.list(row -> new LogLine(pk, RowCodec.instant(row.getLong(0)), row.getInt(1), row.getInt(2),
        row.getString(3),
        row.getString(4)), "SELECT time, sequence, level, logger, message FROM log WHERE pk = ?", pk)).stream()
        .sorted(Comparator.comparingLong(LogLine::pk).thenComparing(LogLine::time).thenComparing(LogLine::sequence)).toList();
  }

  @Override public List<Annotations.Comment> comments(List<Long> pks) {
    return pks.stream().distinct().sorted().flatMap(pk -> annotations.comments(pk).stream()).toList();
  }

  private <T> List<T> lists(List<Long> pks, java.util.function.Function<Long, CompletionStage<List<T>>> ask) {
    return cql.await(Stages.each(List.copyOf(Set.copyOf(pks)), WIDTH, ask)).stream().flatMap(List::stream).toList();
  }

  @Override public void insert(Insertion insertion) {
    inSlot(held -> {
      BulkPlan plan = new BulkPlan(cql, annotations, log.new Writing(held.id()));
      insertion.into(plan);
      plan.end();
      List<Group> made = new ArrayList<>();
      try {
        for (Group group : plan.groups()) made(group, made);
        decide(held, Part.of(plan.events()));
      } catch (RuntimeException e) {
        if (!cql.await(slot.end(held))) {
          made.forEach(group -> cql.await(annotations.groups().delete(group.uuid())));
          throw e;
        }
      }
    });
  }

  private void made(Group group, List<Group> made) {
    if (!cql.await(annotations.groups().create(group))) {
      throw new StoreException("There is a group '" + group.label() + "' of type " + group.type()
          + " meanwhile; nothing was written. Try again.");
    }
    made.add(group);
  }

  private void decide(BulkSlot.Held held, List<Part> events) {
    try {
      cql.await(multi.write(held.id(), new MultiRecords.Multi(events, List.of(), Map.of(), Optional.of(held.stamp()))));
    } catch (StaleWriterException _) {
      throw new StoreException("Somebody else has changed '" + events.getFirst().pid()
          + "' meanwhile; nothing was written. Try again.");
    }
  }

  /** The slot is free afterwards, whatever happens, unless the cluster does not answer; then the next one frees it. */
  private void inSlot(Consumer<BulkSlot.Held> work) {
    one.lock();
    try {
      BulkSlot.Held held = cql.await(slot.take());
      boolean done = false;
      try {
        work.accept(held);
        done = true;
      } finally {
        if (done) cql.await(slot.free(held));
        else cql.await(slot.end(held));
      }
      cql.await(versions.bump());
    } finally {
      one.unlock();
    }
  }

  @Override public Removed remove(Collection<Long> pks, Set<TraversalRule> followed, Collection<String> forgotten) {
    Removed[] removed = new Removed[1];
    inSlot(held -> {
      BulkLog.Writing steps = log.new Writing(held.id());
      removed[0] = new RemovalPlan(cql, this, Set.copyOf(pks), followed).write(steps, forgotten);
      decide(held, List.of());
    });
    return removed[0];
  }

  /** What the row of a node in its own table says, for those that are there. */
  CompletionStage<List<Row>> bare(List<Long> pks) {
    return Stages.each(pks, WIDTH, pk -> cql.first("SELECT pk, uuid, node_type, label, attributes FROM node WHERE pk = ?", pk))
        .thenApply(rows -> rows.stream().filter(row -> row != null && !row.isNull("uuid")).toList());
  }
}
