package org.clew.benchmarks.crash;

import java.util.List;
import java.util.Locale;

/** What happens to the machine of the jobs, beside the crashes. */
enum Fault {
  /** Open connections die, new ones work. */
  CONNECTIONS_DROPPED("sshd drop", "ssh-drop", 0, 0),
  /** Connections are refused for a while. */
  SSH_DOWN("sshd down", "ssh-down", 1, 3),
  /** Longer than the ten seconds that sbatch waits for an answer: it fails, and the job may exist all the same. */
  CONTROLLER_FROZEN("slurmctld frozen", "slurm-hang", 12, 15);

  private final String words;
  private final String verb;
  private final double shortest;
  private final double longest;

  Fault(String words, String verb, double shortest, double longest) {
    this.words = words;
    this.verb = verb;
    this.shortest = shortest;
    this.longest = longest;
  }

  String words() {
    return words;
  }

  /**
   * What the testbed is told.
   *
   * @param share from 0 to 1, of the time between the shortest and the longest
   */
  List<String> command(double share) {
    return longest == 0 ? List.of(verb)
        : List.of(verb, String.format(Locale.ROOT, "%.1f", shortest + share * (longest - shortest)));
  }
}
