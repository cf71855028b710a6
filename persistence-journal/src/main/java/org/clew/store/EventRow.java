package org.clew.store;

/**
 * One journal entry as bytes.
 *
 * @param persistenceId e.g. {@code process|018f...}
 * @param sequenceNr from 1, without gap; (persistenceId, sequenceNr) is unique and fences a stale second writer
 * @param serializerId Pekko serializer identifier
 * @param manifest event name and version, e.g. {@code process.step-done.v1}
 * @param writer uuid of the writing incarnation
 * @param timestamp milliseconds since 1970-01-01 UTC
 */
public record EventRow(String persistenceId, long sequenceNr, int serializerId, String manifest, byte[] payload, String writer,
    long timestamp) {}
