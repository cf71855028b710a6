package org.clew.spec;

import java.io.Serializable;

/**
 * A record component named by its accessor, {@code In::x}.
 *
 * <p>The name is read from the method reference, see {@link PropertyRef#of}; a lambda in its place has no name and is refused.
 */
@FunctionalInterface
public interface Property<R extends Record, T> extends Serializable {
  T get(R tuple);
}
