package org.clew.outline;

import java.util.Optional;

/**
 * Leaves the whole outline at once, from any depth.
 *
 * @param code what the author gave, not interpreted here; its {@code toString} appears in {@link Outline#render}
 * @param <R> the handle that steps and conditions receive
 */
public record Return<R>(Optional<Object> code) implements Instruction<R> {}
