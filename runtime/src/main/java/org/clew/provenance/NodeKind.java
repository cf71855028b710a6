package org.clew.provenance;

import org.clew.spec.ProcessKind;

/** The three kinds of nodes that the rules tell apart. */
public enum NodeKind {
  DATA("data"),
  CALCULATION("a calculation"),
  WORKFLOW("a workflow");

  private static final String PROCESS = "process.";
  private final String words;

  NodeKind(String words) {
    this.words = words;
  }

  /** For messages: {@code data}, {@code a calculation}, {@code a workflow}. */
  String words() {
    return words;
  }

  public boolean isProcess() {
    return this != DATA;
  }

  public static NodeKind of(ProcessKind kind) {
    return kind.isCalculation() ? CALCULATION : WORKFLOW;
  }

  /**
   * Of a node type, {@code data.…} or {@code process.…} with the kind as last word; throws IllegalArgumentException for others.
   */
  public static NodeKind of(String nodeType) {
    if (nodeType.startsWith("data.") || nodeType.equals("data")) return DATA;
    if (nodeType.startsWith(PROCESS)) return of(ProcessKind.of(nodeType.substring(nodeType.lastIndexOf('.') + 1)));
    throw new IllegalArgumentException("'" + nodeType + "' is neither a type of data nor of processes");
  }
}
