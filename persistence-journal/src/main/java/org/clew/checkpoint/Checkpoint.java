package org.clew.checkpoint;

import java.time.Instant;
import java.util.UUID;

/**
 * A moment in the life of a process to which one can go back.
 *
 * @param sequenceNr of the last event that is part of it
 * @param at when that event was written
 * @param event durable name of that event, e.g. {@code process.step-done.v1}
 * @param tag its name, null when nobody gave it one; a moment with two names is listed twice
 */
public record Checkpoint(UUID process, long sequenceNr, Instant at, String event, String tag) {}
