package org.clew.scheduler;

import java.util.Map;

/** How many machines and processes a job asks for, checked by its scheduler. */
public interface JobResource {
  long totalProcesses();

  /** All fields by name, for the mpirun command of the computer; plain. */
  Map<String, Object> fields();
}
