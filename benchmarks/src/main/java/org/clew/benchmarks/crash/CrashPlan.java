package org.clew.benchmarks.crash;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What will be done to the engine; the same seed draws the same plan.
 *
 * @param crashes how many
 * @param inFlight processes that have not ended, at a time
 * @param faults by number of the crash before which they begin, from 1
 */
record CrashPlan(int crashes, int inFlight, long seed, Map<Integer, PlannedFault> faults) {
  /** Crashes per fault, on average. */
  private static final Map<Fault, Integer> RARITY =
      Map.of(Fault.CONNECTIONS_DROPPED, 12, Fault.SSH_DOWN, 40, Fault.CONTROLLER_FROZEN, 50);

  /** Whether the worker is killed as usual meanwhile, or lives to hear what the fault makes of its commands. */
  enum Company { CRASHES, LIVES }

  record PlannedFault(Fault fault, double share, Company company) {}

  CrashPlan {
    if (crashes < 1) throw new IllegalArgumentException("--crashes must be 1 or more, was " + crashes);
    if (inFlight < 1) throw new IllegalArgumentException("--in-flight must be 1 or more, was " + inFlight);
    faults = Map.copyOf(faults);
  }

  static CrashPlan withoutFaults(int crashes, int inFlight, long seed) {
    return new CrashPlan(crashes, inFlight, seed, Map.of());
  }

  /** With each kind of fault at least once, unless there are too few crashes. */
  static CrashPlan withFaults(int crashes, int inFlight, long seed) {
    var random = random(seed);
    var faults = new HashMap<Integer, PlannedFault>();
    var counts = new EnumMap<Fault, Integer>(Fault.class);
    for (var fault : Fault.values()) counts.put(fault, Math.max(1, Math.round((float) crashes / RARITY.get(fault))));
    for (var fault : new Fault[] {Fault.CONTROLLER_FROZEN, Fault.SSH_DOWN, Fault.CONNECTIONS_DROPPED}) {
      for (var left = counts.get(fault); left > 0 && faults.size() < crashes; ) {
        var company = random.nextBoolean() ? Company.LIVES : Company.CRASHES;
        if (faults.putIfAbsent(1 + random.nextInt(crashes), new PlannedFault(fault, random.nextDouble(), company)) == null)
          left--;
      }
    }
    return new CrashPlan(crashes, inFlight, seed, faults);
  }

  static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
