package org.clew.computer;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the engines of one cluster together may ask of one user's account on a computer.
 *
 * @param connections open at the same time, 1 or more
 * @param safeInterval least time between two openings of a connection, in seconds
 * @param commandsPerMinute commands of the shell, 0 for any number
 * @param transfersPerMinute file operations, 0 for any number
 * @param jobs most jobs at a time by name: {@code total} for all that are queued or run, {@code queued}, {@code queue:NAME} and
 *     {@code code:LABEL}
 */
public record Limits(int connections, double safeInterval, double commandsPerMinute, double transfersPerMinute,
    Map<String, Integer> jobs) {
  /** This machine: nothing is shared with others. */
  public static final Limits LOCAL = new Limits(64, 0, 0, 0, Map.of());
  /** A shared machine that watches how often somebody logs in. */
  public static final Limits REMOTE = new Limits(2, 5, 0, 0, Map.of());

  public Limits {
    jobs = Map.copyOf(jobs);
    if (connections < 1) throw new IllegalArgumentException("max_connections must be 1 or more, was " + connections);
    notNegative("safe_interval", safeInterval);
    notNegative("commands_per_minute", commandsPerMinute);
    notNegative("transfers_per_minute", transfersPerMinute);
    jobs.forEach((name, most) -> {
      if (!name.equals("total") && !name.equals("queued") && !name.matches("(queue|code):.+"))
        throw new IllegalArgumentException("job_limits: '" + name + "' must be total, queued, queue:NAME or code:LABEL");
      if (most < 1) throw new IllegalArgumentException("job_limits." + name + " must be 1 or more, was " + most);
    });
  }

  private static void notNegative(String name, double value) {
    if (!(value >= 0)) throw new IllegalArgumentException(name + " must be 0 or more, was " + value);
  }

  void putInto(Map<String, Object> plain) {
    plain.put("max_connections", (long) connections);
    plain.put("safe_interval", safeInterval);
    plain.put("commands_per_minute", commandsPerMinute);
    plain.put("transfers_per_minute", transfersPerMinute);
    var most = new TreeMap<String, Object>();
    jobs.forEach((name, count) -> most.put(name, (long) count));
    plain.put("job_limits", most);
  }
}
