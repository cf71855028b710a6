package org.clew.calcjob;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.data.CodeData.Mpi;

/**
 * Decides whether a code runs under mpirun: option of the user, demand of the plugin and setting of the code must not contradict.
 */
final class MpiAgreement {
  private MpiAgreement() {}

  /** Without any opinion it is NO. Throws IllegalArgumentException with all three opinions when they differ. */
  static Mpi of(JobOptions options, CodeRun run) {
    var opinions = new LinkedHashMap<String, Mpi>();
    opinions.put("option metadata.options.withmpi", options.withMpi());
    opinions.put("plugin", run.mpi());
    opinions.put("code " + run.code().fullLabel(), run.code().mpi());
    var said = opinions.values().stream().filter(mpi -> mpi != Mpi.UNSET).distinct().toList();
    if (said.size() > 1) throw new IllegalArgumentException("whether to run with MPI is contradictory: " + shown(opinions));
    return said.isEmpty() ? Mpi.NO : said.getFirst();
  }

  private static String shown(Map<String, Mpi> opinions) {
    return String.join(", ", opinions.entrySet().stream().map(entry -> entry.getKey() + " says " + switch (entry.getValue()) {
      case YES -> "yes";
      case NO -> "no";
      case UNSET -> "nothing";
    }).toList());
  }
}
