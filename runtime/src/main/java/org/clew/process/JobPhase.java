package org.clew.process;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  /** The phase by its short name, such as {@code retrieve}, or its durable one. */
  public static Optional<JobPhase> of(String word) {
    return Arrays.stream(values()).filter(phase -> phase.shortName().equals(word) || phase.durable.equals(word)).findFirst();
  }

  /** As people type it, such as {@code retrieve}. */
  public String shortName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
