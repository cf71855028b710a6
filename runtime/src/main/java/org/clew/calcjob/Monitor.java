package org.clew.calcjob;

import java.util.Map;
import java.util.Optional;

/**
 * Looks at a job while it runs and may have it stopped. It is called again and again, after a crash by another engine too, so it
 * keeps nothing of its own; what it throws is written to the log of the process, and it is not called any more.
 */
@FunctionalInterface
public interface Monitor {
  /**
   * What it thinks of the job now; empty when all is well.
   *
   * @param arguments the checked {@code kwargs} of the user, with defaults; plain
   * @throws Exception any; it is written to the log, and this monitor is not called any more
   */
  Optional<MonitorResult> look(JobView job, Map<String, Object> arguments) throws Exception;
}
