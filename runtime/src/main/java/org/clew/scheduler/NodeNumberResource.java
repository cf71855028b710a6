package org.clew.scheduler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Machines and processes on each of them; used by direct execution, SLURM and the PBS family.
 *
 * @param coresPerMachine 0 when not given
 * @param coresPerProcess 0 when not given
 */
public record NodeNumberResource(long machines, long processesPerMachine, long coresPerMachine, long coresPerProcess)
    implements JobResource {
  private static final List<String> KEYS =
      List.of("num_machines", "num_mpiprocs_per_machine", "tot_num_mpiprocs", "num_cores_per_machine", "num_cores_per_mpiproc");

  /**
   * Derives the missing one of {@code num_machines}, {@code num_mpiprocs_per_machine} and {@code tot_num_mpiprocs}. Who asks for
   * nothing gets one machine, with one process or as many as the computer says.
   *
   * @param defaultProcesses processes per machine when they cannot be derived
   * @throws IllegalArgumentException for unknown keys, numbers below 1, too few numbers, or numbers that do not fit together
   */
  public static NodeNumberResource of(Map<String, ?> given, Optional<Integer> defaultProcesses) {
    if (given.isEmpty()) return new NodeNumberResource(1, defaultProcesses.orElse(1), 0, 0);
    refuseUnknown(given, KEYS);
    var machines = whole(given, "num_machines");
    var perMachine = whole(given, "num_mpiprocs_per_machine");
    var total = whole(given, "tot_num_mpiprocs");
    if (perMachine == 0 && (machines == 0 || total == 0)) perMachine = defaultProcesses.orElse(0);
    if (machines == 0 && perMachine > 0 && total > 0) machines = total / perMachine;
    if (perMachine == 0 && machines > 0 && total > 0) perMachine = total / machines;
    if (machines == 0 || perMachine == 0)
      throw new IllegalArgumentException(
          "resources: give at least two of num_machines, num_mpiprocs_per_machine and tot_num_mpiprocs, each 1 or more");
    if (total != 0 && machines * perMachine != total)
      throw new IllegalArgumentException("resources: tot_num_mpiprocs " + total + " is not num_machines " + machines
          + " times num_mpiprocs_per_machine " + perMachine);
    return new NodeNumberResource(machines, perMachine, whole(given, "num_cores_per_machine"),
        whole(given, "num_cores_per_mpiproc"));
  }

  /**
   * The rules of SLURM: cores of a machine are cores of a process times its processes.
   *
   * @throws IllegalArgumentException when both are given and do not fit together
   */
  NodeNumberResource withCoresPerProcess() {
    checkCores();
    if (coresPerMachine == 0 || coresPerProcess > 0) return this;
    if (coresPerMachine % processesPerMachine != 0)
      throw new IllegalArgumentException("resources: num_cores_per_machine " + coresPerMachine
          + " cannot be divided among num_mpiprocs_per_machine " + processesPerMachine);
    return new NodeNumberResource(machines, processesPerMachine, coresPerMachine, coresPerMachine / processesPerMachine);
  }

  /** The rules of PBS: the same check, and the cores of a machine are filled in; one for each process when nothing is given. */
  NodeNumberResource withCoresPerMachine() {
    checkCores();
    if (coresPerMachine > 0) return this;
    return new NodeNumberResource(machines, processesPerMachine, processesPerMachine * Math.max(1, coresPerProcess),
        coresPerProcess);
  }

  private void checkCores() {
    if (coresPerMachine > 0 && coresPerProcess > 0 && coresPerMachine != coresPerProcess * processesPerMachine)
      throw new IllegalArgumentException("resources: num_cores_per_machine " + coresPerMachine + " is not num_cores_per_mpiproc "
          + coresPerProcess + " times num_mpiprocs_per_machine " + processesPerMachine);
  }

  static void refuseUnknown(Map<String, ?> given, List<String> known) {
    var unknown = new TreeSet<>(given.keySet());
    known.forEach(unknown::remove);
    if (!unknown.isEmpty()) throw new IllegalArgumentException("resources: unknown fields " + unknown + "; known are " + known);
  }

  /** 0 when absent. */
  static long whole(Map<String, ?> given, String key) {
    return switch (given.get(key)) {
      case null -> 0;
      case Long n when n >= 1 -> n;
      case Integer n when n >= 1 -> n;
      case Object other -> throw new IllegalArgumentException(
          "resources: " + key + " must be a whole number of 1 or more, found " + other);
    };
  }

  @Override
  public long totalProcesses() {
    return machines * processesPerMachine;
  }

  @Override
  public Map<String, Object> fields() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("num_machines", machines);
    fields.put("num_mpiprocs_per_machine", processesPerMachine);
    fields.put("tot_num_mpiprocs", totalProcesses());
    if (coresPerMachine > 0) fields.put("num_cores_per_machine", coresPerMachine);
    if (coresPerProcess > 0) fields.put("num_cores_per_mpiproc", coresPerProcess);
    return fields;
  }
}
