package org.clew.spec;

/** The four kinds of process; the durable name stands in the journal and in the graph. */
public enum ProcessKind {
  CALCJOB("calcjob"),
  CALCFUNCTION("calcfunction"),
  WORKCHAIN("workchain"),
  WORKFUNCTION("workfunction");

  private final String durable;

  ProcessKind(String durable) {
    this.durable = durable;
  }

  public String durable() {
    return durable;
  }

  /** Calculations create data; workflows call processes and return data. */
  public boolean isCalculation() {
    return this == CALCJOB || this == CALCFUNCTION;
  }

  /** Inverse of {@link #durable()}; throws IllegalArgumentException that names the unknown word. */
  public static ProcessKind of(String durable) {
    for (var kind : values()) if (kind.durable.equals(durable)) return kind;
    throw new IllegalArgumentException("unknown kind of process '" + durable + "'");
  }
}
