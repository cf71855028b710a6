package org.clew.store.cassandra;

/** Points between the steps of a write at which a test ends the JVM. */
enum Moment {
  /** The events of one entity are there, their graph rows are not. */
  APPENDED,
  /** All entities of a batch are claimed, it is not decided yet. */
  CLAIMED,
  /** A batch over several entities is decided, none has its events yet. */
  COMMITTED,
  /** Half of the passes over the steps of an insertion or a removal are done. */
  HALF_DONE;

  /** Is called at each moment of each write. */
  @FunctionalInterface
  interface Probe {
    Probe NONE = _ -> { };

    void at(Moment moment);
  }
}
