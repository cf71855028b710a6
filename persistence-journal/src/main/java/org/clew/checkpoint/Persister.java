package org.clew.checkpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.clew.process.Birth;
import org.clew.process.ProcessState;
import org.clew.store.CheckpointTag;
import org.clew.store.Store;

/**
 * Saves, loads, lists and deletes checkpoints of processes.
 *
 * <p>The journal is the checkpoint: every event makes one, so saving only names the present one and deleting only forgets a name.
 * The tag null stands for {@value #LATEST}. All calls read or write the store and may block.
 */
public final class Persister {
  /** The tag of a checkpoint that was saved without one. */
  public static final String LATEST = "latest";

  private static final String PREFIX = "process|";
  private final Store store;

  public Persister(Store store) {
    this.store = store;
  }

  /**
   * Names the present state of a process; a tag that it has already moves here.
   *
   * @throws PersistenceException when there is no such process
   */
  public Checkpoint saveCheckpoint(UUID process, String tag) {
    var last = lastSequenceNr(process);
    var name = name(tag);
    store.tag(Birth.persistenceId(process), name, last).toCompletableFuture().join();
    return checkpoint(process, last, name);
  }

  /**
   * Names the state after the event with this number; a tag that the process has already moves here.
   *
   * @throws PersistenceException when there is no such process or event
   */
  public Checkpoint saveCheckpoint(UUID process, String tag, long sequenceNr) {
    var last = lastSequenceNr(process);
    if (sequenceNr < 1 || sequenceNr > last) throw noSuch(process, sequenceNr, last);
    var name = name(tag);
    store.tag(Birth.persistenceId(process), name, sequenceNr).toCompletableFuture().join();
    return checkpoint(process, sequenceNr, name);
  }

  /**
   * The state under a tag. Without a tag: what was saved without a tag, else the present state.
   *
   * @throws PersistenceException when there is no such process or tag, or an event on the way cannot be read
   */
  public ProcessState loadCheckpoint(UUID process, String tag) {
    var last = lastSequenceNr(process);
    var tagged = store.tags(Birth.persistenceId(process)).stream().filter(known -> known.tag().equals(name(tag))).findFirst();
    if (tagged.isEmpty() && tag != null && !tag.equals(LATEST)) {
      throw new PersistenceException("Process " + process + " has no checkpoint '" + tag + "'; " + known(process));
    }
    return new Replay(store, process).stateAt(tagged.map(CheckpointTag::sequenceNr).orElse(last));
  }

  /**
   * The state after the event with this number, from 1.
   *
   * @throws PersistenceException when there is no such process or event, or an event on the way cannot be read
   */
  public ProcessState loadCheckpoint(UUID process, long sequenceNr) {
    var last = lastSequenceNr(process);
    if (sequenceNr < 1 || sequenceNr > last) throw noSuch(process, sequenceNr, last);
    return new Replay(store, process).stateAt(sequenceNr);
  }

  /** All named checkpoints of all processes. */
  public List<Checkpoint> listCheckpoints() {
    return store.allTags().stream().filter(tag -> tag.persistenceId().startsWith(PREFIX)).flatMap(this::checkpoint).toList();
  }

  /** All checkpoints of a process in order, named or not; empty when there is no such process. */
  public List<Checkpoint> listProcessCheckpoints(UUID process) {
    Map<Long, List<String>> names = new HashMap<>();
    for (var tag : store.tags(Birth.persistenceId(process))) {
      names.computeIfAbsent(tag.sequenceNr(), _ -> new ArrayList<>()).add(tag.tag());
    }
    var all = new ArrayList<Checkpoint>();
    new Replay(store, process).forEach(1, Long.MAX_VALUE - 1, row -> {
      var tags = names.getOrDefault(row.sequenceNr(), List.of());
      if (tags.isEmpty()) all.add(new Checkpoint(process, row.sequenceNr(), Replay.time(row), row.manifest(), null));
      for (var tag : tags) all.add(new Checkpoint(process, row.sequenceNr(), Replay.time(row), row.manifest(), tag));
    });
    return all;
  }

  /** Forgets a tag; an absent one is no error. The events stay. */
  public void deleteCheckpoint(UUID process, String tag) {
    store.untag(Birth.persistenceId(process), name(tag)).toCompletableFuture().join();
  }

  /** Forgets all tags of a process. The events stay. */
  public void deleteProcessCheckpoints(UUID process) {
    var persistenceId = Birth.persistenceId(process);
    for (var tag : store.tags(persistenceId)) store.untag(persistenceId, tag.tag()).toCompletableFuture().join();
  }

  private Stream<Checkpoint> checkpoint(CheckpointTag tag) {
    var process = UUID.fromString(tag.persistenceId().substring(PREFIX.length()));
    return new Replay(store, process).row(tag.sequenceNr()).stream()
        .map(row -> new Checkpoint(process, row.sequenceNr(), Replay.time(row), row.manifest(), tag.tag()));
  }

  private Checkpoint checkpoint(UUID process, long sequenceNr, String tag) {
    return new Replay(store, process).row(sequenceNr)
        .map(row -> new Checkpoint(process, sequenceNr, Replay.time(row), row.manifest(), tag))
        .orElseThrow(() -> new PersistenceException("Event " + sequenceNr + " of process " + process
            + " is gone from the journal; " + known(process)));
  }

  private static PersistenceException noSuch(UUID process, long sequenceNr, long last) {
    return new PersistenceException("Process " + process + " has no checkpoint " + sequenceNr + "; it has 1 to " + last + ".");
  }

  private long lastSequenceNr(UUID process) {
    var last = store.highestSequenceNr(Birth.persistenceId(process));
    if (last == 0) {
      throw new PersistenceException("Process " + process + " has no checkpoint in this store: it was never submitted here. Only"
          + " processes that were submitted or run with provenance have one; look with 'clew process list -a'.");
    }
    return last;
  }

  private String known(UUID process) {
    var tags = store.tags(Birth.persistenceId(process)).stream().map(CheckpointTag::tag).toList();
    return tags.isEmpty()
        ? "none was named, 'clew process checkpoints' lists the numbers." : "it has " + String.join(", ", tags) + ".";
  }

  private static String name(String tag) {
    if (tag == null) return LATEST;
    if (tag.isBlank()) throw new IllegalArgumentException("the tag of a checkpoint must not be blank");
    return tag;
  }
}
