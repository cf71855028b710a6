package org.clew.spec;

/** What becomes of a value given for an input port. */
public enum PortStorage {
  /** A data node, linked to the process. */
  NODE,
  /** No node; kept as part of the process node ({@code is_metadata}). The value must be plain. */
  METADATA,
  /** Neither linked nor stored anywhere ({@code non_db}); gone after a crash. */
  NONE
}
