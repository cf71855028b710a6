package org.clew.store.move;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.clew.process.Birth;
import org.clew.process.ProcessEvent;
import org.clew.projection.ProcessBinding;
import org.clew.projection.ProvenanceProjection;
import org.clew.provenance.LinkType;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.Graph;
import org.clew.store.Portable;
import org.clew.store.Row;
import org.clew.store.Store;
import org.clew.store.StoreException;
import org.clew.store.Table;
import org.clew.store.sql.SqlStore;

/**
 * Copies a store to which others write and that knows no moment of all its tables: processes that have ended as they lie there,
 * the others as far as the {@link Cut} goes, with their part of the graph made anew from those events.
 *
 * <p>Journals are read before the graph, so that what they speak of is there. Of the graph more is there than journals say; what
 * was made behind the cut is left out. Nothing may be deleted or imported meanwhile. Ids of all processes and entities are held
 * in memory.
 */
public final class LiveCopy {
  private static final int LARGE_ROWS = 200;
  private static final int SMALL_ROWS = 2000;
  private static final int PAGE = 500;
  private static final String PROCESS = "process|";

  private final Portable from;
  private final SqlStore to;
  private final Cut cut;
  /** How many events of an entity are taken, by its number. */
  private final Map<Long, Long> taken = new HashMap<>();
  private final Map<Long, Long> seen = new HashMap<>();
  private final BitSet entities = new BitSet();
  private final BitSet nodes = new BitSet();
  private final Set<Long> madeByOthers = new HashSet<>();
  private final Map<Long, Object[]> processNodes = new HashMap<>();
  private final Set<Long> needed = new HashSet<>();

  private LiveCopy(Portable from, SqlStore to, Cut cut) {
    this.from = from;
    this.to = to;
    this.cut = cut;
  }

  /**
   * Returns when everything is in the target.
   *
   * @param from the same store as {@code store}
   * @param to an empty one
   * @throws StoreException when a journal can not be read, or one process was given what another made while it was copied
   */
  public static void copy(Store store, Portable from, SqlStore to) {
    from.settle();
    new LiveCopy(from, to, Cut.of(store)).run();
  }

  private void run() {
    journals();
    from.settle();
    copy(Table.NODE, SMALL_ROWS, this::isNode);
    copy(Table.PROCESS, SMALL_ROWS, row -> hasEnded((Long) row[0]));
    copy(Table.CALCULATION, SMALL_ROWS, row -> hasEnded((Long) row[1]));
    from.settle();
    copy(Table.LINK, SMALL_ROWS, this::isLink);
    copy(Table.LOG, SMALL_ROWS, row -> hasEnded((Long) row[0]));
    cut.open().forEach(this::project);
    leaveOut();
    copy(Table.EXTRAS, SMALL_ROWS, row -> isThere((Long) row[0]));
    copy(Table.NODE_COMMENT, SMALL_ROWS, row -> isThere((Long) row[1]));
    Set<ByteBuffer> groups = new HashSet<>();
    copy(Table.NODE_GROUP, SMALL_ROWS, row -> groups.add(ByteBuffer.wrap((byte[]) row[0])));
    copy(Table.GROUP_MEMBER, SMALL_ROWS, row -> groups.contains(ByteBuffer.wrap((byte[]) row[0])) && isThere((Long) row[1]));
    to.complete(from.nextPk());
  }

  private void copy(Table table, int lot, Predicate<Object[]> isWanted) {
    from.rows(table, lot, rows -> {
      List<Object[]> wanted = rows.stream().filter(isWanted).toList();
      if (!wanted.isEmpty()) to.append(table, wanted);
    });
  }

  private void journals() {
    copy(Table.ENTITY, SMALL_ROWS, row -> {
      limit((Long) row[0], (String) row[1]);
      return true;
    });
    copy(Table.EVENT, LARGE_ROWS, row -> {
      boolean isWanted = entities.get(Math.toIntExact((Long) row[0]))
          && ((Long) row[1] <= taken.getOrDefault(row[0], Long.MAX_VALUE) || row[6] == null);
      if (isWanted) seen.merge((Long) row[0], (Long) row[1], Math::max);
      return isWanted;
    });
    copy(Table.SNAPSHOT, LARGE_ROWS, row -> (Long) row[1] <= seen.getOrDefault(row[0], 0L));
    copy(Table.CHECKPOINT_TAG, SMALL_ROWS, row -> (Long) row[2] <= seen.getOrDefault(row[0], 0L));
    seen.clear();
  }

  private void limit(long entity, String persistenceId) {
    entities.set(Math.toIntExact(entity));
    if (!persistenceId.startsWith(PROCESS)) return;
    UUID process = UUID.fromString(persistenceId.substring(PROCESS.length()));
    if (!cut.ended().contains(process)) taken.put(entity, cut.open().getOrDefault(process, 0L));
  }

  private boolean hasEnded(long pk) {
    return cut.endedPks().get(Math.toIntExact(pk));
  }

  private boolean isThere(long pk) {
    return nodes.get(Math.toIntExact(pk));
  }

  private boolean isNode(Object[] row) {
    long pk = (Long) row[0];
    boolean isProcess = ((String) row[2]).startsWith("process.");
    if (isProcess && !hasEnded(pk)) {
      processNodes.put(pk, row);
      return false;
    }
    nodes.set(Math.toIntExact(pk));
    return true;
  }

  /** A link belongs to the process that made it, or was made with it. */
  private boolean isLink(Object[] row) {
    boolean isMade = row[2].equals(LinkType.CREATE.durable());
    long owner = (Long) (isMade || row[2].equals(LinkType.RETURN.durable()) ? row[1] : row[0]);
    if (isMade && !hasEnded(owner)) madeByOthers.add((Long) row[0]);
    return hasEnded(owner);
  }

  /** What the events say that were taken, as it was written with them. */
  private void project(UUID process, long events) {
    String id = Birth.persistenceId(process);
    ProcessBinding binding = null;
    for (long next = 1; next <= events;) {
      List<EventRow> page = to.events(id, next, events, PAGE);
      if (page.isEmpty()) throw changed();
      List<Row> rows = new ArrayList<>();
      for (EventRow row : page) {
        ProcessEvent event = Cut.event(row);
        if (event instanceof ProcessEvent.Created(var birth)) binding = ProcessBinding.of(birth);
        rows.addAll(ProvenanceProjection.rows(binding, row.sequenceNr(), List.of(event)));
      }
      rows.forEach(this::note);
      written(to.write(new Batch(List.of(), rows)));
      next = page.getLast().sequenceNr() + 1;
    }
  }

  private void note(Row row) {
    switch (row) {
      case Row.DataNode node -> come(node.pk());
      case Row.ProcessNode node -> come(node.pk());
      case Row.Link link -> {
        needed.add(link.sourcePk());
        needed.add(link.targetPk());
      }
      case Row.ProcessChange _, Row.Log _ -> { }
    }
  }

  private void come(long pk) {
    nodes.set(Math.toIntExact(pk));
    madeByOthers.remove(pk);
  }

  /** Takes out what was made behind the cut, and says of processes what people have said of them. */
  private void leaveOut() {
    for (long pk : madeByOthers) {
      if (needed.contains(pk)) throw changed();
      nodes.clear(Math.toIntExact(pk));
    }
    to.remove(Table.NODE, madeByOthers.stream().map(pk -> new Object[] {pk}).toList());
    processNodes.forEach((pk, row) -> {
      if (isThere(pk)) say(to.graph().node(pk).orElseThrow(), (String) row[3], (String) row[4]);
    });
  }

  private void say(Graph.NodeRow node, String label, String description) {
    if (!node.label().equals(label)) written(to.annotations().label(node.pk(), label));
    if (!node.description().equals(description)) written(to.annotations().description(node.pk(), description));
  }

  private static void written(CompletionStage<Void> stage) {
    try {
      stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException cause ? cause : e;
    }
  }

  private StoreException changed() {
    return new StoreException("Processes in " + from.place() + " took up what others had just made while they were copied: try"
        + " again, best while less goes on.");
  }
}
