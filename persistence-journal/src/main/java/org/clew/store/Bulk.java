package org.clew.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clew.provenance.TraversalRule;
import org.clew.provenance.TraversalRule.Way;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;

/**
 * The provenance graph by the thousand: many nodes read at once, and many added or removed as a whole, in one transaction or what
 * comes to the same. Meanwhile other writers of the same place may have to wait.
 *
 * <p>All calls block and throw {@link StoreException}. Lists of pks and uuids that are asked for hold at most {@link #LOT}.
 */
public interface Bulk {
  int LOT = 500;

  /** A node with its process columns, which are null for data. */
  record Node(NodeRow row, ProcessRow process) {
    public long pk() {
      return row.pk();
    }

    public UUID uuid() {
      return row.uuid();
    }
  }

  record Link(long source, long target, String type, String label) {}

  /** A log record with the number that tells it from others of the same time. */
  record LogLine(long pk, Instant time, int sequence, int level, String logger, String message) {}

  /**
   * Takes what is to be added. A node or event whose key exists fails the transaction; links and log records that exist are left.
   */
  interface Sink {
    void node(Node node);

    void link(Link link);

    void log(LogLine line);

    void event(EventRow event);

    /** Extras as they are now, of those that have some. */
    Map<Long, Map<String, Object>> extras(List<Long> pks);

    /** Puts these into the place of all extras of the node. */
    void extras(long pk, Map<String, Object> extras);

    /** Those comments that are there. */
    List<Annotations.Comment> comments(List<UUID> uuids);

    /** Keeps a comment, in the place of one with the same uuid. */
    void comment(Annotations.Comment comment);

    /** Makes a group; fails the transaction when its uuid or its label and type are taken. */
    void group(Groups.Group group);

    void member(UUID group, long pk);

    /** Gives a process its caller, unless it has one. */
    void calledBy(long process, long caller);

    /** Fails the transaction unless all these nodes are there. */
    void require(List<Long> pks);
  }

  /** Adds rows; is called again when its transaction has to be repeated, and must add the same then. */
  @FunctionalInterface
  interface Insertion {
    void into(Sink sink);
  }

  /** What a removal took away. */
  record Removed(long nodes, long links, long logs, long events) {}

  /** The nodes that exist, in no particular order. */
  List<Node> nodes(List<Long> pks);

  List<Node> nodesOf(List<UUID> uuids);

  /**
   * Links that start ({@code FORWARD}) or end ({@code BACKWARD}) at these nodes, in order of near end, far end, type and label.
   */
  List<Link> links(List<Long> pks, Way way);

  /** In order of node, time and number. */
  List<LogLine> logs(List<Long> pks);

  /** In order of node and time. */
  List<Annotations.Comment> comments(List<Long> pks);

  /** All in one transaction; returns when it is on disk. */
  void insert(Insertion insertion);

  /**
   * Removes nodes with their links, log records, journals, snapshots, tags and annotations in one transaction. What is left of
   * the journal of a process keeps its id taken for ever: an engine that has slept through the deletion is refused.
   *
   * @param followed the rules that made the set; it must still be complete under them
   * @param forgotten ids of other entities whose events go
   * @throws StoreException when a process among them has not ended, or the set is not complete any more; then nothing is removed
   */
  Removed remove(Collection<Long> pks, Set<TraversalRule> followed, Collection<String> forgotten);
}
