package org.clew.benchmarks;

import java.util.Arrays;
import java.util.Map;
import org.clew.benchmarks.cluster.Chaos;
import org.clew.benchmarks.cluster.Failover;
import org.clew.benchmarks.crash.SubmissionCrashes;
import org.clew.benchmarks.provenance.Provenance;

/** {@code ./clew-bench NAME [--option value …]} and {@code ./clew-bench jmh [pattern]}. */
public final class Main {
  @FunctionalInterface
  interface Load {
    /** Runs the load and answers its one line of figures. */
    String run(Arguments arguments) throws Exception;
  }

  private static final Map<String, Load> LOADS = Map.ofEntries(
      Map.entry("provenance", Provenance::run),
      Map.entry("chains", Chains::run),
      Map.entry("latency", Latency::run),
      Map.entry("recovery", Recovery::run),
      Map.entry("memory", Memory::run),
      Map.entry("control", Controls::run),
      Map.entry("calcjobs", CalcJobs::run),
      Map.entry("submissions", SubmissionCrashes::run),
      Map.entry("chaos", Chaos::run),
      Map.entry("failover", Failover::run),
      Map.entry("journal", arguments -> RawJournal.measure(arguments).line()));

  private Main() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals("jmh")) {
      Micro.run(Arrays.copyOfRange(args, 1, args.length));
      return;
    }
    if (args.length == 0 || !LOADS.containsKey(args[0])) {
      System.err.println("usage: clew-bench NAME [--option value …], or clew-bench jmh [pattern]; NAME is one of "
          + String.join(", ", LOADS.keySet().stream().sorted().toList()));
      System.exit(2);
    }
    try {
      System.out.println(LOADS.get(args[0]).run(Arguments.of(args, 1)));
    } catch (LoadException | IllegalArgumentException e) {
      System.err.println("clew-bench: " + e.getMessage());
      System.exit(1);
    }
    System.exit(0);
  }
}
