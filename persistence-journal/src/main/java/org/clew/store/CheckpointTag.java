package org.clew.store;

import java.time.Instant;

/** A name that people gave to a sequence number of an entity; {@code at} is when they did. */
public record CheckpointTag(String persistenceId, String tag, long sequenceNr, Instant at) {}
