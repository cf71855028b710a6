package org.clew.definition;

/**
 * A class that a user wrote and that can be launched or submitted: it takes inputs {@code I} and gives outputs {@code O}.
 *
 * <p>It has a public or package constructor without parameters and no instance fields: all its processes share one instance.
 */
public interface Launchable<I extends Record, O extends Record> {
  /** How the engine sees it; made once, by the registry. */
  Definition definition();
}
