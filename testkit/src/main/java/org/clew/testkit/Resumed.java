package org.clew.testkit;

/**
 * A recorded process that was taken up again.
 *
 * @param after the last event before that, for people: {@code step 'add'}
 * @param events how many of its events were left
 * @param result how it ended with the present code
 * @param <O> record of the outputs
 */
public record Resumed<O extends Record>(String after, int events, ChainResult<O> result) {}
