package org.clew.job;

import org.clew.calcjob.CalcJobRun;
import org.clew.process.ProcessState;

/** Finds the code of a calculation job: that of the very process, which may differ from what has the same name now. */
@FunctionalInterface
public interface CalcJobs {
  /** @throws IllegalArgumentException in words for people when no such definition is known */
  CalcJobRun<?, ?> find(ProcessState state);
}
