package org.clew.checkpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.clew.store.Batch;
import org.clew.store.Bulk;
import org.clew.store.Calculations;
import org.clew.store.CheckpointTag;
import org.clew.store.EventRow;
import org.clew.store.Graph;
import org.clew.store.Inventory;
import org.clew.store.Replay;
import org.clew.store.SnapshotRange;
import org.clew.store.SnapshotRow;
import org.clew.store.Store;

/** Journal, snapshots and tags in lists; no graph. */
final class MemoryStore implements Store {
  final List<EventRow> events = new ArrayList<>();
  final List<SnapshotRow> snapshots = new ArrayList<>();
  private final List<CheckpointTag> tags = new ArrayList<>();

  @Override public CompletionStage<Void> write(Batch batch) {
    events.addAll(batch.events());
    return CompletableFuture.completedFuture(null);
  }

  @Override public List<EventRow> events(String persistenceId, long fromSequenceNr, long toSequenceNr, long max) {
    return events.stream().filter(row -> row.persistenceId().equals(persistenceId))
        .filter(row -> row.sequenceNr() >= fromSequenceNr && row.sequenceNr() <= toSequenceNr)
        .sorted(Comparator.comparingLong(EventRow::sequenceNr)).limit(max).toList();
  }

  @Override public long highestSequenceNr(String persistenceId) {
    return events(persistenceId, 1, Long.MAX_VALUE, Long.MAX_VALUE).stream().mapToLong(EventRow::sequenceNr).max().orElse(0);
  }

  @Override public Optional<SnapshotRow> snapshot(String persistenceId, long maxSequenceNr, long maxTimestamp) {
    return snapshots.stream().filter(row -> row.persistenceId().equals(persistenceId))
        .filter(row -> row.sequenceNr() <= maxSequenceNr && row.timestamp() <= maxTimestamp)
        .max(Comparator.comparingLong(SnapshotRow::sequenceNr));
  }

  @Override public CompletionStage<Void> saveSnapshot(SnapshotRow snapshot) {
    snapshots.add(snapshot);
    return CompletableFuture.completedFuture(null);
  }

  @Override public CompletionStage<Void> tag(String persistenceId, String tag, long sequenceNr) {
    untag(persistenceId, tag);
    tags.add(new CheckpointTag(persistenceId, tag, sequenceNr, Instant.EPOCH));
    return CompletableFuture.completedFuture(null);
  }

  @Override public CompletionStage<Void> untag(String persistenceId, String tag) {
    tags.removeIf(known -> known.persistenceId().equals(persistenceId) && known.tag().equals(tag));
    return CompletableFuture.completedFuture(null);
  }

  @Override public CompletionStage<Boolean> writeIfAbsent(Batch batch) {
    var first = batch.events().getFirst();
    if (highestSequenceNr(first.persistenceId()) >= first.sequenceNr()) return CompletableFuture.completedFuture(false);
    return write(batch).thenApply(_ -> true);
  }

  @Override public Replay replay(String persistenceId, long fromSequenceNr, int max) {
    return new Replay(highestSequenceNr(persistenceId), events(persistenceId, fromSequenceNr, Long.MAX_VALUE, max));
  }

  @Override public CompletionStage<Void> deleteEvents(String persistenceId, long toSequenceNr) {
    events.removeIf(row -> row.persistenceId().equals(persistenceId) && row.sequenceNr() <= toSequenceNr);
    return CompletableFuture.completedFuture(null);
  }

  @Override public List<String> persistenceIds(String afterId, int limit) {
    return events.stream().map(EventRow::persistenceId).filter(id -> id.compareTo(afterId) > 0).distinct().sorted().limit(limit)
        .toList();
  }

  @Override public CompletionStage<Void> deleteSnapshots(String persistenceId, SnapshotRange range) {
    snapshots.removeIf(row -> row.persistenceId().equals(persistenceId));
    return CompletableFuture.completedFuture(null);
  }

  @Override public long dataVersion() {
    return events.size();
  }

  @Override public List<CheckpointTag> tags(String persistenceId) {
    return tags.stream().filter(known -> known.persistenceId().equals(persistenceId))
        .sorted(Comparator.comparingLong(CheckpointTag::sequenceNr)).toList();
  }

  @Override public List<CheckpointTag> allTags() {
    return List.copyOf(tags);
  }

  @Override public long allocatePks(int count) {
    throw new UnsupportedOperationException("there are no pks here");
  }

  @Override public Bulk bulk() {
    throw new UnsupportedOperationException("there are no nodes here");
  }

  @Override public Calculations calculations() {
    throw new UnsupportedOperationException();
  }

  @Override public Graph graph() {
    throw new UnsupportedOperationException("there is no graph here");
  }

  @Override public org.clew.store.Annotations annotations() {
    throw new UnsupportedOperationException("there are no nodes here");
  }

  @Override public org.clew.query.Finder finder() {
    throw new UnsupportedOperationException("there are no nodes here");
  }

  @Override public Inventory inventory() {
    throw new UnsupportedOperationException("there is no inventory here");
  }

  @Override public void close() {
    events.clear();
  }
}
