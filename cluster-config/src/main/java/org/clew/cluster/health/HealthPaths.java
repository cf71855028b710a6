package org.clew.cluster.health;

/** Where probes ask. */
public final class HealthPaths {
  /** 503 means that a restart is the remedy. */
  public static final String LIVE = "/v1/live";
  /** 503 means that the node takes no work now. */
  public static final String READY = "/v1/ready";

  private HealthPaths() {}
}
