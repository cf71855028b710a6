package org.clew.spec;

import java.util.Optional;
import org.clew.data.Data;

/** Finds stored values that inputs name instead of giving them: by pk, uuid or label. */
@FunctionalInterface
public interface Resolver {
  /** Finds nothing. */
  Resolver NONE = (_, _) -> Optional.empty();

  /**
   * The stored value that is meant; empty when there is none.
   *
   * @param type class that the port wants
   * @param raw what was given, a String or Long
   */
  Optional<Data> resolve(Class<? extends Data> type, Object raw);
}
