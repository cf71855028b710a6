package org.clew.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.clew.query.Finder;

/**
 * What Clew remembers: journal, snapshots, provenance graph. One instance per JVM and place; several JVMs may open the same
 * place.
 *
 * <p>Writes are queued and committed together by one writer; the returned stage completes after the commit is on disk, on a
 * thread of the store (continue elsewhere for anything long). It fails with {@link StaleWriterException} when an event exists
 * already and with {@link StoreException} when the disk refuses; then nothing of that batch was written. Reads block and belong
 * on virtual or dedicated threads.
 */
public interface Store extends AutoCloseable {

  /** Writes a batch; see the class comment for order and failures. Batches of one caller keep their order. */
  CompletionStage<Void> write(Batch batch);

  /**
   * Like {@link #write}, but completes with false and writes nothing when the first event exists already: the idempotent creation
   * of an entity whose identity is derived from its parent. Completes with true when this call wrote it.
   */
  CompletionStage<Boolean> writeIfAbsent(Batch batch);

  /**
   * Reserves {@code count} consecutive pks and returns the first; blocks of numbers are taken from the store, so this rarely
   * blocks.
   */
  long allocatePks(int count);

  /** Events of an entity in order, from {@code fromSequenceNr} to {@code toSequenceNr} inclusive, at most {@code max}. */
  List<EventRow> events(String persistenceId, long fromSequenceNr, long toSequenceNr, long max);

  /** Highest sequence number ever written (also if deleted since), 0 when there is none. */
  long highestSequenceNr(String persistenceId);

  /**
   * {@link #highestSequenceNr} and the first {@code max} events from {@code fromSequenceNr}, usually for the price of one query.
   */
  Replay replay(String persistenceId, long fromSequenceNr, int max);

  /** Forgets the events up to {@code toSequenceNr} inclusive; the numbers stay taken, so a stale writer is refused as before. */
  CompletionStage<Void> deleteEvents(String persistenceId, long toSequenceNr);

  /**
   * Ids of entities with events, greater than {@code afterId} in text order (empty text: from the start), at most {@code limit}.
   */
  List<String> persistenceIds(String afterId, int limit);

  /** Provenance and process queries. */
  Graph graph();

  /** Labels, descriptions, extras, comments and groups of nodes. */
  Annotations annotations();

  /** Answers {@link org.clew.query.Query queries} over nodes and links. */
  Finder finder();

  /** All that is there, for upkeep and checks. */
  Inventory inventory();

  /** Calculations by what they compute. */
  Calculations calculations();

  /** The graph by the thousand, for archives and deletion. */
  Bulk bulk();

  /** Latest snapshot with sequence number and timestamp within the bounds. */
  Optional<SnapshotRow> snapshot(String persistenceId, long maxSequenceNr, long maxTimestamp);

  /** Stores a snapshot, in the place of one with the same sequence number. */
  CompletionStage<Void> saveSnapshot(SnapshotRow snapshot);

  CompletionStage<Void> deleteSnapshots(String persistenceId, SnapshotRange range);

  /** Names a sequence number of an entity; a tag that exists moves. */
  CompletionStage<Void> tag(String persistenceId, String tag, long sequenceNr);

  CompletionStage<Void> untag(String persistenceId, String tag);

  /** Tags of an entity, in order of sequence number. */
  List<CheckpointTag> tags(String persistenceId);

  /** Tags of all entities, in order of entity and sequence number. */
  List<CheckpointTag> allTags();

  /**
   * A number that differs from the previous answer when anybody, in this JVM or another, has committed in between. Only
   * comparison for equality means something. Costs microseconds.
   */
  long dataVersion();

  /** Commits what is queued, then closes; later writes fail with {@link StoreException}. */
  @Override void close();
}
