package org.clew.node;

import java.util.Arrays;
import java.util.Optional;

/** What an engine that owns a home is there for. */
public enum Role {
  /** Runs in the background until it is stopped. */
  DAEMON("daemon"),
  /** Runs within a command, for as long as that lasts. */
  RUN("run");

  private final String durable;

  Role(String durable) {
    this.durable = durable;
  }

  public String durable() {
    return durable;
  }

  static Optional<Role> of(String durable) {
    return Arrays.stream(values()).filter(role -> role.durable.equals(durable)).findFirst();
  }
}
