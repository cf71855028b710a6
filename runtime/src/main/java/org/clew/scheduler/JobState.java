package org.clew.scheduler;

/** What a scheduler says of a job; there is no failed state. Only {@link #DONE} is an end. */
public enum JobState {
  UNDETERMINED("undetermined"),
  QUEUED("queued"),
  QUEUED_HELD("queued held"),
  RUNNING("running"),
  SUSPENDED("suspended"),
  DONE("done");

  private final String durable;

  JobState(String durable) {
    this.durable = durable;
  }

  public String durable() {
    return durable;
  }

  /** @throws IllegalArgumentException when no state has this durable name */
  public static JobState of(String durable) {
    for (var state : values()) if (state.durable.equals(durable)) return state;
    throw new IllegalArgumentException("no job state is called '" + durable + "'");
  }
}
