package org.clew.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What may still be noted on a process that has ended. Everything else is over: a change of a sealed process does nothing, so
 * that writing a batch again does no harm either.
 */
public final class Sealed {
  /**
   * What says nothing of how the process ran: that somebody has emptied its working directory, or taken it out of the cache, and
   * by what it is found there.
   */
  private static final Set<String> LATER = Set.of("workdir_cleaned", "valid_cache", Calculations.HASH);

  private Sealed() {}

  /** Those of the attributes that are still taken; null when there are none. */
  public static Object kept(Object attributes) {
    if (!(attributes instanceof Map<?, ?> map)) return null;
    Map<Object, Object> kept = new LinkedHashMap<>(map);
    kept.keySet().retainAll(LATER);
    return kept.isEmpty() ? null : kept;
  }
}
