package org.clew.scheduler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Slots or whole machines of LSF.
 *
 * @param hosts names of machines or groups of machines, separated by blanks; empty for any
 * @param machines how many machines are asked for instead of slots; 0 when slots are
 */
public record LsfResource(long totalProcesses, String hosts, long machines) implements JobResource {
  private static final List<String> KEYS = List.of("tot_num_mpiprocs", "parallel_env", "use_num_machines", "num_machines");

  /**
   * One slot when nothing is asked for.
   *
   * @throws IllegalArgumentException for unknown keys, missing or wrong numbers
   */
  public static LsfResource of(Map<String, ?> given) {
    if (given.isEmpty()) return new LsfResource(1, "", 0);
    NodeNumberResource.refuseUnknown(given, KEYS);
    var total = NodeNumberResource.whole(given, "tot_num_mpiprocs");
    var machines = NodeNumberResource.whole(given, "num_machines");
    if (total == 0)
      throw new IllegalArgumentException("resources: tot_num_mpiprocs is missing, give a whole number of 1 or more");
    var byMachine = switch (given.get("use_num_machines")) {
      case null -> false;
      case Boolean yes -> yes;
      case Object other -> throw new IllegalArgumentException("resources: use_num_machines must be true or false, found "
          + other);
    };
    if (byMachine && machines == 0) throw new IllegalArgumentException("resources: use_num_machines needs num_machines");
    if (!byMachine && machines > 0)
      throw new IllegalArgumentException("resources: num_machines is used only with use_num_machines: true");
    var hosts = switch (given.get("parallel_env")) {
      case null -> "";
      case String text when !text.contains("\"") -> text;
      case Object other -> throw new IllegalArgumentException("resources: parallel_env must be a text of host names, found "
          + other);
    };
    return new LsfResource(total, hosts, machines);
  }

  @Override
  public Map<String, Object> fields() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("tot_num_mpiprocs", totalProcesses);
    fields.put("parallel_env", hosts);
    if (machines > 0) fields.put("num_machines", machines);
    return fields;
  }
}
