package org.clew.process;

/** Phases of a CalcJob in order; the durable names are those that users see as job state. */
public enum JobPhase {
  UPLOAD("uploading"),
  SUBMIT("submitting"),
  UPDATE("withscheduler"),
  STASH("stashing"),
  RETRIEVE("retrieving"),
  PARSE("parsing");

  private final String durable;

  JobPhase(String durable) {
    this.durable = durable;
  }

  public String durable() {
    return durable;
  }
}
