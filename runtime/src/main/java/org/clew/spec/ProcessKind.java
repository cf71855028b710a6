package org.clew.spec;

import java.util.Locale;

/** The four kinds of process. */
public enum ProcessKind {
  CALCJOB, CALCFUNCTION, WORKCHAIN, WORKFUNCTION;

  /** Name in the journal and in listings; never changes. */
  public String durable() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Calculations create data; workflows call processes and return data that is stored already. */
  public boolean isCalculation() {
    return this == CALCJOB || this == CALCFUNCTION;
  }

  /** Throws IllegalArgumentException for an unknown name. */
  public static ProcessKind ofDurable(String name) {
    for (var kind : values()) if (kind.durable().equals(name)) return kind;
    throw new IllegalArgumentException("'" + name + "' is not a kind of process");
  }
}
