package org.clew.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What Clew remembers: journal, snapshots, provenance graph. One instance per JVM and place; several JVMs may open the same place.
 *
 * <p>Writes are queued and committed together by one writer; the returned stage completes after the commit is on disk, on a thread
 * of the store (continue elsewhere for anything long). It fails with {@link StaleWriterException} when an event exists already and
 * with {@link StoreException} when the disk refuses; then nothing of that batch was written. Reads block and belong on virtual or
 * dedicated threads.
 */
public interface Store extends AutoCloseable {

  /** Writes a batch; see the class comment for order and failures. Batches of one caller keep their order. */
  CompletionStage<Void> write(Batch batch);

  /** Reserves {@code count} consecutive pks and returns the first; blocks of numbers are taken from the store, so this rarely blocks. */
  long allocatePks(int count);

  /** Events of an entity in order, from {@code fromSequenceNr} to {@code toSequenceNr} inclusive, at most {@code max}. */
  List<EventRow> events(String persistenceId, long fromSequenceNr, long toSequenceNr, long max);

  /** Highest sequence number ever written (also if deleted since), 0 when there is none. */
  long highestSequenceNr(String persistenceId);

  /** Provenance and process queries. */
  Graph graph();

  /** Latest snapshot with sequence number and timestamp within the bounds. */
  Optional<SnapshotRow> snapshot(String persistenceId, long maxSequenceNr, long maxTimestamp);

  CompletionStage<Void> saveSnapshot(SnapshotRow snapshot);

  /** Names a sequence number of an entity; a tag that the entity has already moves. */
  void tag(String persistenceId, String tag, long sequenceNr);

  /** Forgets a tag; an absent one is no error. */
  void untag(String persistenceId, String tag);

  /** Tags of an entity by sequence number. */
  List<CheckpointTag> tags(String persistenceId);

  List<CheckpointTag> allTags();

  @Override void close();
}
