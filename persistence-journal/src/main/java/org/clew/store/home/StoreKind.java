package org.clew.store.home;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of stores, by the word that settings use. */
public enum StoreKind {
  EMBEDDED("embedded"),
  POSTGRES("postgres"),
  CASSANDRA("cassandra");

  private final String durable;

  StoreKind(String durable) {
    this.durable = durable;
  }

  public String durable() {
    return durable;
  }

  public static Optional<StoreKind> of(String durable) {
    return Arrays.stream(values()).filter(kind -> kind.durable.equals(durable)).findFirst();
  }
}
