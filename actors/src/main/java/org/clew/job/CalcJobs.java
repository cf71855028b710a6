package org.clew.job;

import org.clew.calcjob.CalcJobRun;

/** Finds the definition of a calculation job. */
@FunctionalInterface
public interface CalcJobs {
  /** @throws IllegalArgumentException in words for people when no such definition is known */
  CalcJobRun<?, ?> find(String type);
}
