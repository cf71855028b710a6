package org.clew.provenance;

import java.util.Objects;

/** What the rules have to know of a node. */
public record NodeView(NodeKind kind, Stage stage) {
  /** How far a node is: not stored, stored, or a process that has ended and takes no more changes. */
  public enum Stage { NEW, STORED, SEALED }

  public NodeView {
    Objects.requireNonNull(stage, "stage");
    if (kind == NodeKind.DATA && stage == Stage.SEALED)
      throw new IllegalArgumentException("data is not sealed; it never changes");
  }
}
