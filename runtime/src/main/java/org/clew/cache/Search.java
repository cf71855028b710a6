package org.clew.cache;

import java.util.Optional;

/** One look for an equal calculation, candidate by candidate in order of their pk. Used by one thread. */
public interface Search {
  /** Nobody wants results from the cache. */
  Search OFF = new Search() {
    @Override public Optional<Hit> next() {
      return Optional.empty();
    }

    @Override public void refuse(String why) {}

    @Override public Optional<String> miss() {
      return Optional.empty();
    }
  };

  /** The next valid candidate. */
  Optional<Hit> next();

  /** The last candidate cannot be used after all; {@code why} is a clause for people. */
  void refuse(String why);

  /** Why there was no hit, in a sentence for people; empty when nobody wanted one. */
  Optional<String> miss();
}
