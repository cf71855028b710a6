package org.clew.store;

/** Inclusive bounds on snapshots of one entity; timestamps in milliseconds since 1970-01-01 UTC. */
public record SnapshotRange(long minSequenceNr, long maxSequenceNr, long minTimestamp, long maxTimestamp) {
  public static SnapshotRange upTo(long maxSequenceNr) {
    return new SnapshotRange(0, maxSequenceNr, 0, Long.MAX_VALUE);
  }

  public static SnapshotRange exactly(long sequenceNr) {
    return new SnapshotRange(sequenceNr, sequenceNr, 0, Long.MAX_VALUE);
  }
}
