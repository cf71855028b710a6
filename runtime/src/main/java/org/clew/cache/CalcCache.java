package org.clew.cache;

import org.clew.definition.Definition;
import org.clew.process.Birth;

/** What an engine knows of calculations that were done before. Calls may block; they are made on virtual threads only. */
public interface CalcCache {
  /** Knows nothing and keeps nothing. */
  CalcCache NONE = new CalcCache() {
    @Override public String hash(Birth birth) {
      return null;
    }

    @Override public Search search(Birth birth, Definition definition) {
      return Search.OFF;
    }
  };

  /**
   * What the calculation computes, as a hash; null when that cannot be told, then it is neither offered nor taken. Never throws.
   */
  String hash(Birth birth);

  /** Looks for a calculation that can stand in the place of this one, which is about to start. */
  Search search(Birth birth, Definition definition);
}
