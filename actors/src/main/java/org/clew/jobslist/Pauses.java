package org.clew.jobslist;

import java.time.Duration;

/**
 * How often JobsLists and desks look for what nobody has told them.
 *
 * @param look between two looks of a JobsList at the configuration of its computer and at who is still there
 * @param beat between two tellings of all that an engine wants
 * @param patience what has not been told for so long is forgotten; several beats
 */
public record Pauses(Duration look, Duration beat, Duration patience) {
  public static final Pauses STANDARD = new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(20));

  public Pauses {
    if (patience.compareTo(beat.multipliedBy(2)) < 0)
      throw new IllegalArgumentException("a patience of " + patience + " is less than two beats of " + beat);
  }
}
