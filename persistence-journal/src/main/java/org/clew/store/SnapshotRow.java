package org.clew.store;

/** A stored snapshot as bytes; units as in {@link EventRow}. */
public record SnapshotRow(String persistenceId, long sequenceNr, long timestamp, int serializerId, String manifest,
    byte[] payload) {}
