package org.clew.scheduler;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Slots in a parallel environment of Grid Engine.
 *
 * @param environment its name; empty for a serial job, which needs none
 */
public record ParEnvResource(String environment, long totalProcesses) implements JobResource {
  private static final List<String> KEYS = List.of("parallel_env", "tot_num_mpiprocs");

  /**
   * A serial job when nothing is asked for.
   *
   * @throws IllegalArgumentException for unknown keys, or when one of both is missing or wrong
   */
  public static ParEnvResource of(Map<String, ?> given) {
    if (given.isEmpty()) return new ParEnvResource("", 1);
    NodeNumberResource.refuseUnknown(given, KEYS);
    if (!(given.get("parallel_env") instanceof String name) || !name.matches("\\S+"))
      throw new IllegalArgumentException(
          "resources: parallel_env must be the name of a parallel environment (see 'qconf -spl'), found "
          + given.get("parallel_env"));
    var total = NodeNumberResource.whole(given, "tot_num_mpiprocs");
    if (total == 0)
      throw new IllegalArgumentException("resources: tot_num_mpiprocs is missing, give a whole number of 1 or more");
    return new ParEnvResource(name, total);
  }

  @Override
  public Map<String, Object> fields() {
    return Map.of("parallel_env", environment, "tot_num_mpiprocs", totalProcesses);
  }
}
