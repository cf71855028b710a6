package org.clew.job;

/** Somebody waiting for one job; only the newest sighting is kept. Closing ends the watch. */
public interface JobWatch extends AutoCloseable {
  /** The next sighting, or the newest one if several were made since the last call. */
  JobSighting next() throws InterruptedException;

  @Override void close();
}
