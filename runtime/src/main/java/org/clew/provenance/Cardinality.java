package org.clew.provenance;

/** How many links of one type a node may have on one side. */
public enum Cardinality {
  /** At most one, whatever its label. */
  UNIQUE,
  /** At most one with each label. */
  PAIR,
  /** At most one with each label from or to each other node. */
  TRIPLE
}
